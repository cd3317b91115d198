import Glibc
import Narration

/// One of the process's output streams, and how text is painted for it.
public struct StandardStream: Sendable {
  private let descriptor: Int32
  public let painter: Painter

  public static func output(_ color: ColorChoice = .auto) -> StandardStream {
    StandardStream(STDOUT_FILENO, color)
  }

  public static func error(_ color: ColorChoice = .auto) -> StandardStream {
    StandardStream(STDERR_FILENO, color)
  }

  private init(_ descriptor: Int32, _ color: ColorChoice) {
    let isTerminal = isatty(descriptor) == 1
    self.descriptor = descriptor
    painter = Painter(usesColor: color.paints(isTerminal: isTerminal), isForTerminal: isTerminal)
  }

  public func write(_ text: StyledText) { write(painter.paint(text)) }

  /// Writes all of a text. A stream that cannot be written to any more swallows it.
  public func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count > 0 {
          written += count
        } else if count < 0, errno == EINTR || errno == EAGAIN {
          continue
        } else {
          return
        }
      }
    }
  }
}

/// All of standard input, as far as a limit.
///
/// - Returns: nil when there is more than `limitBytes`.
public func readStandardInput(limitBytes: Int) -> String? {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes += chunk[..<count]
    if bytes.count > limitBytes { return nil }
  }
}
