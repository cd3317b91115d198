import Commands
import Narration

/// Commands that look at what the student did in a step.
extension LessonLibrary {
  var checkCommands: [Command] { [check, hint, solution] }

  private var check: Command {
    Command("check", help: .check) { session, _ throws(CommandError) in
      var run = try session.openLesson()
      let results = run.check(in: session)
      run.mark(session)
      session.lessonRun = run
      var output = run.told(results, in: session)
      if results.isEmpty { output.line(LessonMessage.nothingToCheck.told(in: session.language)) }
      if results.contains(where: { $0.status != .pass && $0.visibility != .hidden }) {
        output.status = .negative
      }
      return output
    }
  }

  private var hint: Command {
    Command("hint", help: .hint) { session, _ throws(CommandError) in
      var run = try session.openLesson(for: "hint")
      guard run.lesson.givesHelp else { throw .say(LessonMessage.noHelpInExam) }
      let results = run.check(in: session)
      run.mark(session)
      session.lessonRun = run
      guard let obstacle = run.obstacle(among: results) else {
        let isDone = results.allSatisfy { $0.status == .pass } && run.openQuestions.isEmpty
        return CommandOutput(
          (isDone ? LessonMessage.noHintNeeded : .noHintLeft).told(in: session.language) + "\n")
      }
      guard let hint = run.giveHint(for: obstacle, in: session.language) else {
        return CommandOutput(LessonMessage.noHintLeft.told(in: session.language) + "\n")
      }
      session.lessonRun = run
      let count = run.section(of: hint.check, in: session.language)?.hints(variant: hint.diagnosis).count ?? 1
      let text =
        LessonMessage.hint(strength: hint.strength, of: count).told(in: session.language)
        + Markdown.styled(hint.text)
      return CommandOutput(text.wrapped(to: session.width, indent: 2).joinedAsLines)
    }
  }

  private var solution: Command {
    Command("solution", help: .solution) { session, _ throws(CommandError) in
      var run = try session.openLesson(for: "solution")
      guard run.lesson.givesHelp else { throw .say(LessonMessage.noHelpInExam) }
      guard let step = run.step else { throw .say(LessonMessage.noLessonOpen(left: nil)) }
      run.check(in: session)
      run.record.sawSolution = true
      session.lessonRun = run
      var output = CommandOutput()
      output.line(LessonMessage.solutionOf(step: step.id).told(in: session.language))
      for command in run.material.solution(of: run.stepIndex) {
        output.line(StyledText("    \(command)", style: .command))
      }
      let costs = LessonMessage.solutionCosts.told(in: session.language)
      output.print(costs.wrapped(to: session.width).joinedAsLines)
      return output
    }
  }
}

extension LessonMaterial {
  /// What the solution does in a step, as typed.
  func solution(of step: Int) -> [String] {
    var index = 0
    var commands: [String] = []
    for line in solution.lines {
      let word = line.statements[0].stages.first?.words.first?.literal
      if word == "next" || word == "skip" {
        index += 1
      } else if index == step {
        commands.append(line.text)
      }
    }
    return commands
  }
}
