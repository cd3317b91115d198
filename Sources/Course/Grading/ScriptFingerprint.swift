import Commands
import Manifests

/// A script's commands without the names that a student can change freely.
enum ScriptFingerprint {
  private static let linesLimit = 2_000

  /// One entry for each command: its verb, kinds, flags and numbers stand, each other word is its number in the line.
  static func lines(of script: String, in table: CommandTable) -> [String] {
    guard let lines = try? ShellParser.linesToMend(script) else { return [] }
    let verbs = Set(table.firstWords)
    return lines.filter { !$0.statements.isEmpty }.prefix(linesLimit).map { line in
      normalized(line.statements.map(\.text).joined(separator: "; "), verbs: verbs)
    }
  }

  static func normalized(_ text: String, verbs: Set<String>) -> String {
    var numbers: [String: Int] = [:]
    func placeholder(_ word: String) -> String {
      if word.isEmpty || Int(word) != nil || verbs.contains(word) || Kinds.named(word) != nil { return word }
      let number = numbers[word] ?? numbers.count + 1
      numbers[word] = number
      return "$\(number)"
    }
    let words = text.split { $0.isWhitespace || "\"'{}[](),".contains($0) }.map(String.init)
    return words.filter { $0 != "kubectl" && $0 != "k" }.map { word in
      guard let cut = word.firstIndex(where: { "=:/".contains($0) }), cut > word.startIndex else {
        return word.hasPrefix("-") ? word : placeholder(word)
      }
      let (key, value) = (String(word[..<cut]), String(word[word.index(after: cut)...]))
      return (key.hasPrefix("-") ? key : placeholder(key)) + String(word[cut]) + placeholder(value)
    }.joined(separator: " ")
  }
}
