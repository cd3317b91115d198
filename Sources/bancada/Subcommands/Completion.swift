import Console
import Manifests
import Narration

extension Subcommand {
  /// For whoever installs the program: what completes its command line, and its manual page.
  static let completion = Subcommand(
    name: "completion", operands: .one("bash|zsh|fish|man"), summary: .completion
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    let word = arguments.operands[0]
    if word == "man" {
      context.output.write(ManualPage.text(in: context.personsLanguage))
      return .done
    }
    guard let script = CompletionScript(rawValue: word) else {
      throw UsageError(
        problem: .unexpectedOperand(word),
        nearest: Spelling.nearest(to: word, among: CompletionScript.allCases.map(\.rawValue) + ["man"]),
        subcommand: "completion")
    }
    context.output.write(script.text(in: context.personsLanguage))
    return .done
  }
}
