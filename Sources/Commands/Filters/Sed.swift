import Observability

/// The part of sed that people use on one line: `s/…/…/g`, `d`, `p`, `q`, with lines and patterns in front.
struct Sed {
  private enum Address {
    case line(Int)
    case last
    case pattern(LinearPattern)
  }

  private enum Action {
    case substitute(LinearPattern, [Piece], everywhere: Bool, prints: Bool)
    case delete
    case print
    case quit
  }

  private enum Piece {
    case text(String)
    /// What a group matched; 0 is the whole match.
    case group(Int)
  }

  private struct Command {
    var from: Address?
    var to: Address?
    var isNegated = false
    var action: Action
  }

  private var commands: [Command] = []
  private let isSilent: Bool

  /// Nil for a script that is not understood.
  init?(_ scripts: [String], isExtended: Bool, isSilent: Bool) {
    self.isSilent = isSilent
    for script in scripts {
      var reader = Reader(rest: Substring(script), isExtended: isExtended)
      while reader.skipToCommand() {
        guard let command = reader.command() else { return nil }
        commands.append(command)
      }
    }
  }

  func run(on lines: [String]) -> [String] {
    var output: [String] = []
    /// Commands whose range of lines is open.
    var open: Set<Int> = []
    for (index, line) in lines.enumerated() {
      var text = line
      var isDeleted = false
      var quits = false
      for (place, command) in commands.enumerated() where !isDeleted && !quits {
        let isLast = index == lines.count - 1
        guard selects(command, text, index + 1, isLast, place, &open) != command.isNegated else { continue }
        switch command.action {
        case .delete: isDeleted = true
        case .print: output.append(text)
        case .quit: quits = true
        case .substitute(let pattern, let pieces, let everywhere, let prints):
          let changed = Self.substituted(text, pattern, pieces, everywhere: everywhere)
          if prints, changed != nil { output.append(changed ?? text) }
          text = changed ?? text
        }
      }
      if !isDeleted, !isSilent { output.append(text) }
      if quits { break }
    }
    return output
  }

  private func selects(
    _ command: Command, _ text: String, _ number: Int, _ isLast: Bool, _ place: Int, _ open: inout Set<Int>
  ) -> Bool {
    func isAt(_ address: Address) -> Bool {
      switch address {
      case .line(let line): line == number
      case .last: isLast
      case .pattern(let pattern): pattern.isFound(in: text)
      }
    }
    guard let from = command.from else { return true }
    guard let to = command.to else { return isAt(from) }
    if open.contains(place) {
      if case .line(let line) = to, line <= number {
        open.remove(place)
      } else if isAt(to) {
        open.remove(place)
      }
      return true
    }
    guard isAt(from) else { return false }
    if case .line(let line) = to, line <= number { return true }
    open.insert(place)
    return true
  }

  /// Nil when nothing matched.
  private static func substituted(
    _ text: String, _ pattern: LinearPattern, _ pieces: [Piece], everywhere: Bool
  ) -> String? {
    let matches = pattern.matches(in: text, limit: everywhere ? .max : 1)
    guard !matches.isEmpty else { return nil }
    var result = ""
    var end = text.startIndex
    for match in matches {
      result += text[end..<match.range.lowerBound]
      for piece in pieces {
        switch piece {
        case .text(let text): result += text
        case .group(let group):
          if group < match.groups.count, let range = match.groups[group] { result += text[range] }
        }
      }
      end = match.range.upperBound
    }
    return result + text[end...]
  }

  // MARK: Reading

  private struct Reader {
    var rest: Substring
    let isExtended: Bool

    /// - Returns: false at the end.
    mutating func skipToCommand() -> Bool {
      rest = rest.drop { $0.isWhitespace || $0 == ";" }
      return !rest.isEmpty
    }

    mutating func command() -> Command? {
      var command = Command(action: .print)
      command.from = address()
      if rest.first == "," {
        rest.removeFirst()
        guard command.from != nil, let to = address() else { return nil }
        command.to = to
      }
      rest = rest.drop { $0 == " " }
      if rest.first == "!" {
        rest.removeFirst()
        command.isNegated = true
      }
      switch rest.popFirst() {
      case "d": command.action = .delete
      case "p": command.action = .print
      case "q": command.action = .quit
      case "s":
        guard let action = substitution() else { return nil }
        command.action = action
      default: return nil
      }
      guard rest.isEmpty || rest.first == ";" || rest.first?.isWhitespace == true else { return nil }
      return command
    }

    private mutating func address() -> Address? {
      guard let first = rest.first else { return nil }
      if first == "$" {
        rest.removeFirst()
        return .last
      }
      if first == "/" {
        rest.removeFirst()
        guard let source = upTo("/"), let pattern = regex(source) else { return nil }
        return .pattern(pattern)
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      return .line(number)
    }

    private mutating func substitution() -> Action? {
      guard let delimiter = rest.popFirst(), let source = upTo(delimiter), let replacement = upTo(delimiter)
      else { return nil }
      let flags = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(flags.count)
      guard flags.allSatisfy("giIp".contains),
        let pattern = regex(source, ignoresCase: flags.contains(where: "iI".contains))
      else { return nil }
      return .substitute(
        pattern, Self.pieces(replacement), everywhere: flags.contains("g"), prints: flags.contains("p"))
    }

    /// The text up to a delimiter, which is itself behind a backslash.
    private mutating func upTo(_ delimiter: Character) -> String? {
      var text = ""
      while let character = rest.popFirst() {
        if character == delimiter { return text }
        if character == "\\", let next = rest.popFirst() {
          text += next == delimiter ? String(next) : "\\" + String(next)
        } else {
          text.append(character)
        }
      }
      return nil
    }

    private func regex(_ source: String, ignoresCase: Bool = false) -> LinearPattern? {
      LinearPattern(
        isExtended ? source : RegularExpression.extended(fromBasic: source), ignoresCase: ignoresCase)
    }

    private static func pieces(_ replacement: String) -> [Piece] {
      var pieces: [Piece] = []
      var text = ""
      var rest = Substring(replacement)
      func flush() { if !text.isEmpty { pieces.append(.text(text)) } }
      while let character = rest.popFirst() {
        if character == "&" {
          flush()
          text = ""
          pieces.append(.group(0))
        } else if character == "\\", let next = rest.popFirst() {
          guard let group = next.wholeNumberValue else {
            text += next == "n" ? "\n" : next == "t" ? "\t" : String(next)
            continue
          }
          flush()
          text = ""
          pieces.append(.group(group))
        } else {
          text.append(character)
        }
      }
      flush()
      return pieces
    }
  }
}
