import Narration

/// Commands of a real cluster that have nothing to work on here; each names what to use instead.
extension Command {
  static let notHere: [Command] = [
    ("exec", "describe pod"),
    ("attach", "describe pod"), ("cp", nil),
    ("port-forward", "describe service"), ("proxy", "api-resources"),
    ("debug", "describe pod"), ("certificate", nil), ("plugin", nil),
    ("vim", "cat"), ("nano", "cat"), ("vi", "cat"), ("ssh", "describe node"),
    ("git", "session save"), ("curl", "load"),
    ("create secret", nil), ("create role", "auth can-i"), ("create rolebinding", "auth can-i"),
    ("create clusterrole", "auth can-i"), ("create clusterrolebinding", "auth can-i"),
    ("create ingress", nil),
    ("create token", nil), ("set env", "edit"),
    ("set serviceaccount", "edit"), ("set selector", "edit"), ("api-versions", "api-resources"),
    ("cluster-info dump", "session save"),
  ].map { name, instead in
    Command(name, syntax: [.any(.text("…"))], takesRawWords: true) { _, _ throws(CommandError) in
      throw .say(.notHere(command: name, instead: instead))
    }
  }
}
