import Commands
import Console
import Glibc
import Narration

/// Whoever sits at the terminal, as commands may turn to them.
struct TerminalPerson: Person {
  let stream: StandardStream
  let progress: ProgressLine
  let language: Language
  /// The editor that was chosen; nil leaves it to the environment.
  let editor: String?

  func confirms(_ question: StyledText) -> Bool {
    progress.clear()
    return Question.isConfirmed(question, on: stream, in: language)
  }

  func edited(_ text: String, name: String) throws(EditingFailure) -> String {
    progress.clear()
    do throws(ExternalEditor.Failure) {
      return try ExternalEditor(setting: editor).edited(text, name: name)
    } catch {
      throw EditingFailure(command: error.command, status: error.status == 127 ? nil : error.status)
    }
  }

  func shows(_ text: StyledText) {
    progress.clear()
    stream.write(text)
  }

  func sees(progress message: () -> TimeMessage) { progress.show { message().told(in: language) } }

  func watches(_ view: inout some LiveView) -> Bool {
    progress.whileMuted {
      var screen = FullScreen(stream: stream)
      return screen.run(&view) { view, window in
        view.lines(width: window.columns, height: window.rows)
      } go: { view, keys, seconds in
        for key in keys.compactMap(LiveKey.init) { view.press(key) }
        let goesOn = view.pass(.seconds(seconds))
        return view.isLeft ? .left : goesOn || !keys.isEmpty ? .changed : .nothingNew
      }
    }
  }

  func waits(for duration: Duration) {
    var left = min(max(duration.inSeconds, 0), 3600)
    while left > 0, !interrupts {
      let slice = min(left, 0.05)
      usleep(UInt32(slice * 1_000_000))
      left -= slice
    }
  }

  var interrupts: Bool { Interruption.isRequested }
}

extension LiveKey {
  /// Nil for what the terminal itself is asked.
  fileprivate init?(_ key: Key) {
    switch key {
    case .character(let character): self = .character(character)
    case .up: self = .up
    case .down: self = .down
    case .left: self = .left
    case .right: self = .right
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    case .home: self = .home
    case .end: self = .end
    case .tab: self = .tab
    case .backTab: self = .backTab
    case .escape: self = .escape
    case .interrupt, .suspend: return nil
    }
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
