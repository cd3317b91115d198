extension LessonProse.Step {
  /// Commands that the student may copy.
  struct ConsoleBlock: Equatable {
    let text: String
    /// Of its first command, counted from 1 in the file.
    let line: Int
  }

  /// The fenced blocks marked `console`, in order.
  var consoleBlocks: [ConsoleBlock] {
    var blocks: [ConsoleBlock] = []
    var lines: [Substring]?
    var start = 0
    var isOtherFence = false
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let open = lines {
        if line.hasPrefix("```") {
          blocks.append(ConsoleBlock(text: open.joined(separator: "\n"), line: start))
          lines = nil
        } else {
          lines = open + [line]
        }
      } else if isOtherFence {
        isOtherFence = !line.hasPrefix("```")
      } else if line.hasPrefix("```console") {
        lines = []
        start = textLine + offset + 1
      } else {
        isOtherFence = line.hasPrefix("```")
      }
    }
    return blocks
  }
}
