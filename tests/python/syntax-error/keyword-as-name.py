# exits with 1
class = 5
