# exits with 1
größe = 'ä'
wert = größe + 'ö' + 5
