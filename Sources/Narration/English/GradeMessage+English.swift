extension GradeMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .notText: "the file is not text: hand in the script that `session save` writes"
    case .utf16: "it is in UTF-16: save it as UTF-8"
    case .noCommands: "it has no command: hand in the script that `session save` writes"
    case .tooLarge(let limit): "the script is larger than \(limit) MiB"
    case .unreadable: "the file could not be read"
    case .notOneScript(0): "the folder has no script: one file that ends in .bancada is needed"
    case .notOneScript(let count):
      "the folder has \(count) scripts, and needs exactly one that ends in .bancada"
    case .notAFile: "it is a link or a device, and only plain files and folders are read"
    case .otherLesson(let found, let wanted): "the script is of lesson \(found), not of \(wanted)"
    case .otherVersion(let found, let known):
      "the script is in format \(found), and this Bancada reads format \(known): save the session again with it"
    case .notCommands(let line, let message): "line \(line) cannot be read as a command: \(message)"
    case .lessonFailed(let message): "the lesson could not be started: \(message)"
    case .notInList: "the list of students has no row for it"
    case .timedOut(let seconds): "it did not end within \(seconds) s; grade it again by itself"
    case .outOfMemory(let mebibytes):
      "it needed more than \(mebibytes) MiB of memory; grade it again by itself"
    case .crashed: "Bancada ended while replaying it: a fault of its own, please report it"

    case .heading(let lesson, let title, let submissions, let pass, let maxScore):
      "\("\(lesson) \(title)", .heading) · \(Self.format.count(submissions, "submission")) · "
        + "passed from \(pass) of \(Self.format.count(maxScore, "point"))"
    case .summary(let marked, let passed, let unmarked, let mean):
      "\(Self.format.count(marked)) marked, \(Self.format.count(passed)) passed"
        + (unmarked == 0 ? "" : ", \(Self.format.count(unmarked)) without a mark")
        + (mean.map { ", mean \(Self.format.decimal($0, places: 1))" } ?? "")
    case .progress(let done, let count):
      "\(Self.format.count(done)) of \(Self.format.count(count)) marked"
    case .noSubmissions(let path):
      "\(path, .name) has no submissions: scripts that end in .bancada, or folders with one."

    case .score(let points, let maxScore, let passed):
      "\("\(points)/\(maxScore)", passed ? .success : .refusal)"
    case .unmarked(let reason): "no mark: \(reason)"
    case .stoppedByLimit(let message): "stopped there, and marked as it stood: \(message)"
    case .expectedAndFound(let expected, ""): "expected \(expected), and nothing came"
    case .expectedAndFound(let expected, let found): "expected \(expected), found \(found)"
    case .notReached: "the script did not come to this step"
    case .notReachedSteps(let steps, let points):
      "not come to: \(Self.format.all(steps))  \("0/\(points)", .dim)"
    case .waitsFor: "not looked at, because one that it depends on failed"
    case .see(let command): "see it with \(command, .command)"
    case .hiddenChecks(let points, let maxPoints): "checks that are not shown: \(points) of \(maxPoints)"
    case .failedCommands(1): "A command failed:"
    case .failedCommands(let count): "\(Self.format.count(count)) commands failed:"
    case .failedCommand(let line, let command): "line \(line): \(command, .command)"
    case .watch(let file, let lesson, let line):
      "Watch it: \(["bancada replay \(file) --lesson \(lesson)", line.map { "--until \($0)" }].compactMap(\.self).joined(separator: " "), .command)"

    case .badStudentList(let line): "line \(line) of the list of students is not `submission,student`."
    case .oneSubmissionOnly(let format, let count):
      "\("--format \(format)", .command) tells one submission, and there are \(Self.format.count(count))."
    case .cannotWrite(let path): "\(path, .name) could not be written."
    case .faultyAddition(let told): StyledText(told)
    case .noAdditions(let folder, let lesson):
      "\(folder, .name) has neither \(lesson).yaml nor \(lesson).weather."

    case .decisions(let count, let time): "\(Self.format.count(count, "decision")), until \(time)"
    case .goOn: "[Enter goes on, q ends] "
    }
  }
}
