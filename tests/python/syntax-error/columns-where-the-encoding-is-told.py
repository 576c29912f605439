# exits with 1, -*- coding: utf-8 -*-
é = "日本"; x y
