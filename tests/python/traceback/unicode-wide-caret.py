# exits with 1
x = '漢字' + 1
