import "who-can-use/define";
