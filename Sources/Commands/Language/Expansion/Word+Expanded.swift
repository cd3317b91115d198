extension Word {
  /// The words it becomes: none when unquoted and empty, several when an unquoted value has blanks.
  ///
  /// - Parameter substitute: runs the source of `$(…)` and gives its output.
  func expanded<Failure: Error>(
    with variables: Variables, substitute: (String) throws(Failure) -> String
  ) throws(Failure) -> [String] {
    var words: [String] = []
    var current = ""
    var isOpen = isQuoted
    for piece in pieces {
      let value: String
      let splits: Bool
      switch piece {
      case .literal(let text): (value, splits) = (text, false)
      case .variable(let name, let otherwise, let isQuoted):
        (value, splits) = (variables[name] ?? otherwise ?? "", !isQuoted)
      case .file(let source): (value, splits) = (try substitute(source), false)
      case .substitution(let source, let isQuoted):
        var output = try substitute(source)
        while output.last?.isNewline == true { output.removeLast() }
        (value, splits) = (output, !isQuoted)
      }
      guard splits else {
        current += value
        isOpen = isOpen || !value.isEmpty
        continue
      }
      for (index, part) in value.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
        .enumerated()
      {
        if index > 0, isOpen {
          words.append(current)
          current = ""
          isOpen = false
        }
        current += part
        isOpen = isOpen || !part.isEmpty
      }
    }
    if isOpen { words.append(current) }
    return words
  }
}
