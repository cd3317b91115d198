/// A script of which only a beginning was written, as a crash or a power cut leaves it.
public enum TornScript {
  /// How many of its bytes are whole commands: the line that was being written is left out, and a command whose
  /// here-document or quotes it leaves open, which would swallow whatever is written behind it.
  public static func wholeBytes(of bytes: [UInt8]) -> Int {
    guard let newline = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return 0 }
    let whole = bytes[...newline]
    guard let lines = try? ShellParser.linesToMend(String(decoding: whole, as: UTF8.self)),
      let last = lines.last, last.error?.isIncomplete == true
    else { return whole.count }
    var offset = 0
    for _ in 1..<last.number {
      guard let end = whole[offset...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      offset = end + 1
    }
    return offset
  }
}
