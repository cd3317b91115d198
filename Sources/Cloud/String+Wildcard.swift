extension String {
  /// Whether it matches a pattern in which `*` stands for any run of characters and `?` for one.
  public func matches(wildcard pattern: String) -> Bool {
    let text = Array(utf8)
    let pattern = Array(pattern.utf8)
    var position = 0
    var index = 0
    var afterStar: (pattern: Int, text: Int)?
    while position < text.count {
      if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
        index += 1
        afterStar = (index, position)
      } else if index < pattern.count, pattern[index] == text[position] || pattern[index] == UInt8(ascii: "?")
      {
        index += 1
        position += 1
      } else if let star = afterStar {
        afterStar = (star.pattern, star.text + 1)
        index = star.pattern
        position = star.text + 1
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
