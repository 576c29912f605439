u'a' b'c'
