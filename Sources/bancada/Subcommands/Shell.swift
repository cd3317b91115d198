import Cluster
import Commands
import Console

extension Subcommand {
  /// The shell: for a person at a terminal, else for what standard input or `-c` holds.
  static let shell = Subcommand(
    name: "", options: [Option.commands.described], summary: .shell
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    if let commands = arguments[.commands] {
      return script(commands, named: "-c", arguments, context)
    }
    guard Terminal.isInteractive else {
      guard let text = readStandardInput(limitBytes: ScriptRun.limitBytes) else {
        throw UsageError(problem: .inputTooLarge(limitMebibytes: ScriptRun.limitBytes >> 20))
      }
      return script(text, named: "-", arguments, context)
    }
    var shell = ClusterShell(context.session(speaking: context.personsLanguage, folder: "."))
    return InteractiveLoop(stream: context.output).run(&shell) ? .done : .fault
  }

  private static func script(
    _ text: String, named name: String, _ arguments: Arguments, _ context: Context
  ) -> ExitStatus {
    var script = ScriptRun(name: name, text: text)
    script.options.keepsGoing = arguments.has(.keepGoing)
    return script.run(in: context.session(speaking: context.fixedLanguage, folder: "."), context)
  }
}
