import Glibc
import Narration

/// Asks a person at the terminal for a yes or a no, which is what anything else counts as.
public enum Question {
  public static func isConfirmed(_ text: StyledText, on stream: StandardStream, in language: Language) -> Bool
  {
    stream.write(text + StyledText(" \(ConsoleText.yesOrNo(in: language)) "))
    guard let answer = readLine() else {
      stream.write("\n")
      return false
    }
    let word = answer.lowercased().filter { !$0.isWhitespace }
    return ["s", "sim", "y", "yes"].contains(word)
  }
}
