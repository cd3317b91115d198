/// What one of several commands that share a first word does, as Tab lists it.
public enum SubcommandHelp: String, CaseIterable, Message {
  case lessonStart = "lesson start"
  case lessonResume = "lesson resume"
  case lessonReturn = "lesson return"
  case lessonReset = "lesson reset"
  case lessonLeave = "lesson leave"

  case rolloutStatus = "rollout status"
  case rolloutHistory = "rollout history"
  case rolloutPause = "rollout pause"
  case rolloutResume = "rollout resume"
  case rolloutRestart = "rollout restart"
  case rolloutUndo = "rollout undo"

  case sessionSave = "session save"
  case sessionCheck = "session check"
  case sessionLoad = "session load"

  case spotInterrupt = "spot interrupt"
  case spotRebalance = "spot rebalance"
  case spotWave = "spot wave"

  case breakOn = "break on"
  case breakWhen = "break when"
  case breakList = "break list"
  case breakDelete = "break delete"
}
