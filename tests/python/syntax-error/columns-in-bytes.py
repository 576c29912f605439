# exits with 1
é = "日本"; x y
