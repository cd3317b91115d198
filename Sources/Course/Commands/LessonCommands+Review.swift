import Commands
import Narration

/// Commands that look back at a lesson.
extension LessonLibrary {
  var reviewCommands: [Command] { [review, reviewSave] }

  private var review: Command {
    Command("review", help: .review) { session, _ throws(CommandError) in
      let review = Review(of: try session.openLesson(), in: session)
      return CommandOutput(Markdown.lines(review.markdown, width: session.width).joinedAsLines)
    }
  }

  private var reviewSave: Command {
    Command("review save", syntax: [.one(.file)], help: .review) { session, given throws(CommandError) in
      let review = Review(of: try session.openLesson(), in: session)
      try session.save(review.markdown, to: given.words[0])
      return CommandOutput(ReviewMessage.saved(given.words[0]).told(in: session.language) + "\n")
    }
  }
}
