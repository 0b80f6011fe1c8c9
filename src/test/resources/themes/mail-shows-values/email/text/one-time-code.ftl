Code ${code?date("yyyy-MM-dd")}
