/// What a script may use up, counted.
public enum LimitedResource: String, CaseIterable, Sendable {
  case commands, decisions, objects, virtualHours, outputBytes

  var portuguese: String {
    switch self {
    case .commands: "comandos"
    case .decisions: "decisões"
    case .objects: "objetos no cluster"
    case .virtualHours: "horas virtuais"
    case .outputBytes: "bytes de saída"
    }
  }

  var english: String {
    switch self {
    case .commands: "commands"
    case .decisions: "decisions"
    case .objects: "objects in the cluster"
    case .virtualHours: "virtual hours"
    case .outputBytes: "bytes of output"
    }
  }
}
