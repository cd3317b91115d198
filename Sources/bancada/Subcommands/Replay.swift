import Cluster
import Commands
import Console
import Course
import Narration
import Report

extension Subcommand {
  /// Shows a session script as it runs: each command, what it said, and what was decided.
  static let replay = Subcommand(
    name: "replay", operands: .one("FILE"),
    options: [
      Flag.step.described, Option.until.described, Option.report.described, Option.lesson.described,
      Option.seed.described,
    ], summary: .replay
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    // A folder with one script is that script.
    let given = arguments.operands[0]
    let handedIn = try HandedIn.all(in: [given], subcommand: "replay")
    let path = handedIn.count == 1 && handedIn[0].fault == nil ? handedIn[0].path : given
    let text = try context.readText(path, limitBytes: ScriptRun.limitBytes, subcommand: "replay")
    let header = ScriptHeader(text)
    let language = context.chosenLanguage ?? header["lang"].flatMap { Language(tag: $0) } ?? .portuguese
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    var session = context.session(
      speaking: language, folder: folder.isEmpty ? "/" : folder,
      seed: arguments[.seed] ?? header["seed"].flatMap { UInt64($0) } ?? 1)
    if let id = arguments[.lesson] ?? header["lesson"] {
      do throws(CommandError) {
        _ = try context.lessons.start(id, seed: arguments[.seed], in: &session)
      } catch {
        context.remarks.write(error.told(in: language))
        return .usage
      }
    }
    var options = ScriptRunner.Options()
    options.keepsGoing = true
    options.echoes = true
    options.language = context.chosenLanguage
    options.lastLine = arguments[.until]
    var runner = ScriptRunner(session, options: options)
    let telling = ReplayTelling(
      tellsAll: arguments.has(.step), told: session.world.decisions.count, context: context)
    runner.run(text, name: path, watch: telling.tell) { output in
      for piece in output.pieces {
        (piece.channel == .results ? context.output : context.remarks).write(piece.text)
      }
    }
    if let page = arguments[.report] {
      let html = ReportPage(SessionReport(runner.session)).html
      guard (try? DiskFiles(folders: ["."]).write(html, to: page)) != nil else {
        let complaint = GradeMessage.cannotWrite(page).told(in: language)
        context.remarks.write(StyledText("✗ ", style: .refusal) + complaint + "\n")
        return .usage
      }
    }
    return ExitStatus(runner.status)
  }
}
