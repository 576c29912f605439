# Strings that are made and thrown away, and output.
words = []
for i in range(N // 5):
    word = "word " + str(i)
    words.append(word.upper())
    if i % 100 == 0:
        print(word, len(words))
