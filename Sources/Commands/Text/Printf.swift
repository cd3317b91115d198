/// The shell's `printf`: `%s`, `%d`, `%%`, `\\n`, `\\t`, with a width; used again for as long as words are left.
struct Printf {
  private let format: String

  init(_ format: String) { self.format = format }

  func filled(with words: [String]) -> String {
    var words = words[...]
    var result = ""
    repeat {
      let before = words.count
      result += once(&words)
      if words.count == before { break }
    } while !words.isEmpty
    return result
  }

  private func once(_ words: inout ArraySlice<String>) -> String {
    var result = ""
    var rest = Substring(format)
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        result += next == "n" ? "\n" : next == "t" ? "\t" : next == "\\" ? "\\" : "\\\(next)"
      } else if character == "%" {
        let flags = rest.prefix { $0 == "-" || $0.isNumber }
        rest = rest.dropFirst(flags.count)
        guard let verb = rest.popFirst(), "sd".contains(verb) else {
          result.append("%")
          continue
        }
        let word = words.popFirst() ?? ""
        let width = min(200, Int(flags.drop { $0 == "-" }) ?? 0)
        let blanks = String(repeating: " ", count: max(0, width - word.count))
        result += flags.hasPrefix("-") ? word + blanks : blanks + word
      } else {
        result.append(character)
      }
    }
    return result
  }
}
