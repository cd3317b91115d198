import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let undo = Command(
    "undo", syntax: [.optional(.count)], help: .undo,
    examples: ["create deployment web --image=nginx", "undo"]
  ) { session, given throws(CommandError) in
    try session.travel(given) { session in
      guard let entry = session.journal.undo() else { return .say(.nothingToUndo) }
      session.world = entry.before
      return .success(.undone(command: entry.command, to: entry.before.now))
    }
  }

  static let redo = Command(
    "redo", syntax: [.optional(.count)], help: .redo,
    examples: ["create deployment web --image=nginx", "undo", "redo"]
  ) { session, given throws(CommandError) in
    try session.travel(given) { session in
      guard let entry = session.journal.redo() else { return .say(.nothingToRedo) }
      session.world = entry.after
      return .success(.redone(command: entry.command, to: entry.after.now))
    }
  }

  static let reset = Command(
    "reset", syntax: [.optional(.words(["course", "empty"]))], flags: [.region], help: .reset,
    examples: ["reset", "undo", "reset empty --region sa-east-1"]
  ) { session, given throws(CommandError) in
    let opening = session.openingWorld
    let region = try given.region()
    var options = opening.options
    options.region = region ?? options.region
    let world: World
    switch given.words.first {
    case nil: world = region == nil ? opening : .course(options: options)
    case "course": world = .course(options: options)
    case "empty": world = World(options: options)
    case let word?: throw .say(.unexpectedArgument(word, syntax: given.command.usage))
    }
    try session.move { $0 = world }
    session.namespace = "default"
    let message = given.words.first == "empty" ? CommandMessage.resetToEmpty : .resetToCourse
    var output = CommandOutput(message.told(in: session.language) + "\n")
    if region != nil { output.append(try session.tellRegion([])) }
    return output
  }

  static let branch = Command(
    "branch", aliases: ["save"], syntax: [.one(.text("NAME"))], help: .branch,
    examples: ["branch before"]
  ) { session, given throws(CommandError) in
    session.branches[given.words[0]] = session.world
    return CommandOutput(WorldMessage.kept(given.words[0]).told(in: session.language) + "\n")
  }

  static let switchBranch = Command(
    "switch", aliases: ["restore"], syntax: [.one(.text("NAME"))], help: .branch,
    examples: ["branch before", "switch before"]
  ) { session, given throws(CommandError) in
    let name = given.words[0]
    guard let world = session.branches[name] else {
      throw .say(
        WorldMessage.noSuchWorld(
          name, nearest: Spelling.nearest(to: name, among: session.branches.keys.sorted())))
    }
    try session.move { $0 = world }
    return CommandOutput(WorldMessage.entered(name, at: world.now).told(in: session.language) + "\n")
  }

  static let worlds = Command("worlds", help: .branch, examples: ["worlds"]) {
    session, given throws(CommandError) in
    guard !session.branches.isEmpty else {
      return CommandOutput(WorldMessage.noneKept.told(in: session.language) + "\n")
    }
    let rows = session.branches.sorted { $0.key < $1.key }.map { name, world in
      [
        StyledText(name, style: .name), StyledText(world.now.clock),
        StyledText("\(world.objects.nodes.count)"),
        StyledText("\(world.objects.pods.count)"),
      ]
    }
    return CommandOutput(TextTable(header: ["NAME", "TIME", "NODES", "PODS"], rows: rows).text)
  }

  static let whatif = Command(
    "whatif", syntax: [.one(.text("{ COMMANDS }"))], help: .whatif,
    examples: ["whatif { create deployment web --image=nginx; run until idle }"]
  ) { session, given throws(CommandError) in
    var copy = session
    let said = copy.execute(given.words[0])
    guard !said.status.isFailure else { throw CommandError(said: said) }
    var output = CommandOutput(WorldComparison(session.world, copy.world, headings: ["NOW", "IF"]).text)
    output.line(WorldMessage.nothingDone(at: session.world.now).told(in: session.language))
    return output
  }

  static let compare = Command(
    "compare", syntax: [.one(.text("NAME")), .optional(.text("NAME"))], help: .compare,
    examples: ["branch before", "create deployment web --image=nginx", "run until idle", "compare before"]
  ) { session, given throws(CommandError) in
    var worlds: [World] = []
    for name in given.words {
      guard let world = session.branches[name] else {
        throw .say(
          WorldMessage.noSuchWorld(
            name, nearest: Spelling.nearest(to: name, among: session.branches.keys.sorted())))
      }
      worlds.append(world)
    }
    let second = worlds.count > 1 ? worlds[1] : session.world
    let headings = [given.words[0], given.words.count > 1 ? given.words[1] : "NOW"]
    return CommandOutput(WorldComparison(worlds[0], second, headings: headings).text)
  }
}

extension Session {
  /// Goes along the journal so many times; the first that cannot be gone is an error.
  fileprivate mutating func travel(
    _ given: Invocation, _ once: (inout Session) -> Travelled
  ) throws(CommandError) -> CommandOutput {
    var count = 1
    if let word = given.words.first {
      guard let number = Int(word), (1...10_000).contains(number) else {
        throw .say(.badNumber(word, lowest: 1, highest: 10_000))
      }
      count = number
    }
    var output = CommandOutput()
    for index in 0..<count {
      switch once(&self) {
      case .success(let message): output.line(message.told(in: language))
      case .failure(let message):
        guard index > 0 else { throw .say(message) }
        return output
      }
    }
    return output
  }

  fileprivate enum Travelled {
    case success(CommandMessage)
    case failure(CommandMessage)

    static func say(_ message: CommandMessage) -> Self { .failure(message) }
  }
}

extension TextTable {
  /// Its lines, the last one ended too.
  var text: StyledText { lines().reduce(StyledText()) { $0 + $1 + "\n" } }
}
