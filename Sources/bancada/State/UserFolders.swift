import Console

/// Where a person's own settings lie, by the XDG base directory specification. Nil without a home folder.
enum UserFolders {
  /// `~/.config/bancada`
  static var configuration: String? {
    if let folder = environmentValue("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder + "/bancada" }
    guard let home = environmentValue("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/.config/bancada"
  }
}
