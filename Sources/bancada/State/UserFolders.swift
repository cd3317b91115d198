import Console

/// Where a person's own files lie, by the XDG base directory specification. Nil without a home folder.
enum UserFolders {
  /// Settings: `~/.config/bancada`.
  static var configuration: String? { folder("XDG_CONFIG_HOME", otherwise: ".config") }
  /// History and journals: `~/.local/state/bancada`.
  static var state: String? { folder("XDG_STATE_HOME", otherwise: ".local/state") }

  private static func folder(_ variable: String, otherwise: String) -> String? {
    if let folder = environmentValue(variable), folder.hasPrefix("/") { return folder + "/bancada" }
    guard let home = environmentValue("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/\(otherwise)/bancada"
  }
}
