import Commands
import Console
import Course
import Narration

extension Subcommand {
  /// Session scripts, each from the opening cluster on.
  static let run = Subcommand(
    name: "run", operands: .oneOrMore("FILE"),
    options: [Option.lesson.described, Option.seed.described, Flag.echo.described], summary: .run
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    var worst = ExitStatus.done
    for path in arguments.operands {
      let text = try context.readText(path, limitBytes: ScriptRun.limitBytes, subcommand: "run")
      let header = ScriptHeader(text)
      let language = context.chosenLanguage ?? header["lang"].flatMap { Language(tag: $0) } ?? .portuguese
      let seed = arguments[.seed] ?? header["seed"].flatMap { UInt64($0) }
      var script = ScriptRun(name: path, text: text)
      script.options.keepsGoing = arguments.has(.keepGoing)
      script.options.echoes = arguments.has(.echo)
      script.options.language = context.chosenLanguage
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      var session = context.session(
        speaking: language, folder: folder.isEmpty ? "/" : folder, seed: seed ?? 1)
      session.lessonSeed = seed
      if let id = arguments[.lesson] ?? header["lesson"] {
        do throws(CommandError) {
          context.output.write(try context.lessons.start(id, in: &session).text)
        } catch {
          context.remarks.write(error.told(in: language))
          return .usage
        }
      }
      let status = script.run(in: session, context)
      worst = max(worst, status)
      if worst != .done, !arguments.has(.keepGoing) { break }
    }
    return worst
  }
}
