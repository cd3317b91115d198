import Narration

/// A session as a script that does the same again, wherever it is run: what was read from the student's own files
/// stands in it.
extension Session {
  public var script: String {
    var writer = ScriptWriter(language: openingLanguage)
    for item in history { writer.add(item) }
    return writer.text
  }
}

/// Writes commands down one after another.
public struct ScriptWriter: Sendable {
  public private(set) var text: String
  /// What stands in the script of each file.
  private var embedded: [String: String] = [:]
  /// What the last `add` wrote.
  public private(set) var lastAddition = ""

  public init(language: Language) {
    text = "#: bancada \(ScriptHeader.version)\n#: lang \(language.rawValue)\n"
  }

  public mutating func add(_ item: Session.HistoryItem) {
    lastAddition = ""
    guard !item.replay.isEmpty else { return }
    for file in item.files where embedded[file.path] != file.text {
      embedded[file.path] = file.text
      lastAddition += Self.writing(file)
    }
    lastAddition += (item.failed ? Self.markedFailing(item.replay) : item.replay) + "\n"
    text += lastAddition
  }

  /// A here-document that writes a file as it was.
  private static func writing(_ file: FileRead) -> String {
    var delimiter = "FILE"
    while file.text.split(separator: "\n").contains(Substring(delimiter)) { delimiter += "_" }
    let path = Session.quoted(file.path)
    // A here-document ends in a newline; a text that does not is written without one.
    guard file.text.isEmpty || file.text.hasSuffix("\n") else {
      return "printf %s \(Session.quoted(file.text)) > \(path)\n"
    }
    return "cat > \(path) <<'\(delimiter)'\n\(file.text)\(delimiter)\n"
  }

  /// A command with the mark that it fails: behind it, or behind the first of its lines where a here-document
  /// follows.
  private static func markedFailing(_ text: String) -> String {
    let mark = "  #: fails"
    let firstLine = text.prefix { !$0.isNewline }
    let candidates = [text + mark, firstLine + mark + text.dropFirst(firstLine.count)]
    return candidates.first { candidate in
      guard let lines = try? ShellParser.parse(candidate), lines.count == 1 else { return false }
      return lines[0].comment == ": fails"
    } ?? text
  }
}
