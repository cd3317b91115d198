import Commands

/// What the course adds to the command table.
extension LessonLibrary {
  public var commands: [Command] {
    startingCommands + stepCommands + checkCommands + answerCommands + progressCommands + reviewCommands
      + practiceCommands + handInCommands
  }
}
