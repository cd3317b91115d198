extension SubcommandHelp {
  public var english: StyledText {
    switch self {
    case .lessonStart: "opens a lesson"
    case .lessonResume: "goes on with the one left in its middle"
    case .lessonReturn: "goes back to the lesson's cluster"
    case .lessonReset: "begins the lesson from scratch"
    case .lessonLeave: "leaves the lesson, which is kept"

    case .rolloutStatus: "waits for the new version"
    case .rolloutHistory: "lists the versions"
    case .rolloutPause: "holds changes back"
    case .rolloutResume: "lets changes go"
    case .rolloutRestart: "replaces every Pod"
    case .rolloutUndo: "goes back to an earlier version"

    case .sessionSave: "writes what was typed"
    case .sessionCheck: "shows what would be handed in"
    case .sessionLoad: "does a saved session again"

    case .spotInterrupt: "a machine goes in 2 minutes"
    case .spotRebalance: "recommends replacing a machine"
    case .spotWave: "interrupts a share of them all"

    case .breakOn: "at a decision or an event"
    case .breakWhen: "when a value changes"
    case .breakList: "lists the breakpoints"
    case .breakDelete: "takes a breakpoint away"
    }
  }
}
