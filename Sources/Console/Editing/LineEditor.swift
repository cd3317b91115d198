import CEditLine
import Narration

/// A line editor with history and completion, on a terminal that can move its cursor.
///
/// To be used from one thread. There is one in a process: it stands on standard input and output.
public final class LineEditor: LineSource {
  private let editor: OpaquePointer
  private let file: HistoryFile?
  public private(set) var history: [String]
  private let stream: StandardStream
  /// Asked at Tab; held only while a line is read, for it may hold a whole cluster.
  private var shell: (any Shell)?
  private var isContinued = false

  /// - Returns: nil when the terminal cannot be used.
  public init?(stream: StandardStream, history: HistoryFile?) {
    guard let editor = ce_open("bancada", Int32(HistoryFile.limit)) else { return nil }
    self.editor = editor
    file = history
    self.history = history?.load() ?? []
    self.stream = stream
    for entry in self.history { ce_history_add(editor, entry) }
    ce_on_complete(
      editor,
      { context, line, cursor in
        guard let context, let line else { return CE_NOTHING }
        let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
        return editor.complete(String(cString: line), at: Int(cursor))
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { ce_close(editor) }

  public func readLine(prompt: StyledText, for shell: some Shell, isContinued: Bool) -> LineReading {
    self.shell = shell
    self.isContinued = isContinued
    defer { self.shell = nil }
    ce_set_prompt(editor, stream.painter.prompt(prompt), nil)
    var text: UnsafePointer<CChar>?
    var count: Int32 = 0
    switch ce_read(editor, &text, &count) {
    case CE_LINE:
      let bytes = UnsafeBufferPointer(start: text, count: Int(count))
      return .line(String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    case CE_INTERRUPTED: return .interrupted
    case CE_EOF: return .end
    default: return .failed
    }
  }

  public func remember(_ command: String) {
    guard HistoryFile.accepts(command) else { return }
    ce_history_add(editor, command)
    history.append(command)
    file?.append(command)
  }

  private func complete(_ line: String, at cursor: Int) -> ce_effect {
    guard let shell else { return CE_NOTHING }
    if isContinued,
      line.utf8.prefix(cursor).allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
    {
      return ce_insert(editor, "\t") ? CE_CHANGED : CE_BEEP
    }
    let suggestions = shell.suggestions(for: line, at: cursor)
    switch CompletionStep(line: line, cursor: cursor, suggestions: suggestions) {
    case .none: return CE_BEEP
    case .replace(let scalars, let text):
      ce_delete_before(editor, Int32(clamping: scalars))
      return ce_insert(editor, text) ? CE_CHANGED : CE_BEEP
    case .list(let items):
      let listing = CompletionListing(items, window: Terminal.window, language: shell.language)
      stream.write("\n" + listing.text + "\n")
      return CE_LISTED
    }
  }
}
