extension Subcommand {
  /// The shell: for a person at a terminal, else for what standard input or `-c` holds.
  static let shell = Subcommand(
    name: "", options: [Option.commands.described], summary: .shell
  ) { (arguments: Arguments, context: Context) throws(UsageError) in
    .done
  }
}
