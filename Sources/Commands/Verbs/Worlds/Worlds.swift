import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

extension Command {
  static let undo = Command(
    "undo", syntax: [.optional(.count)], help: .undo,
    examples: ["create deployment web --image=nginx", "undo"]
  ) { session, given throws(CommandError) in
    try session.travel(given) { session in
      guard let entry = session.journal.undo() else { return .say(.nothingToUndo) }
      session.go(to: entry.before, on: entry.branches.before)
      return .success(.undone(command: entry.command, to: entry.before.now))
    }
  }

  static let redo = Command(
    "redo", syntax: [.optional(.count)], help: .redo,
    examples: ["create deployment web --image=nginx", "undo", "redo"]
  ) { session, given throws(CommandError) in
    try session.travel(given) { session in
      guard let entry = session.journal.redo() else { return .say(.nothingToRedo) }
      session.go(to: entry.after, on: entry.branches.after)
      return .success(.redone(command: entry.command, to: entry.after.now))
    }
  }

  static let reset = Command(
    "reset", syntax: [.optional(.words(["course", "empty", "azure", "oci"]))], flags: [.region], help: .reset,
    examples: ["reset", "undo", "reset empty --region sa-east-1", "reset azure --region brazilsouth"]
  ) { session, given throws(CommandError) in
    let opening = session.openingWorld
    if let provider = given.words.first.flatMap(CloudProvider.init(rawValue:)), provider != .aws {
      return try session.reset(to: provider, given)
    }
    let region = try given.region()
    var options = opening.options
    options.region = region ?? options.region
    let world: World
    switch given.words.first {
    case nil: world = region == nil ? opening : .course(options: options)
    case "course": world = .course(options: options)
    case "empty": world = .opened(ClusterPlan(.empty, in: options.region), options: options)
    case let word?: throw .say(.unexpectedArgument(word, syntax: given.command.usage))
    }
    try session.move { $0 = world }
    session.namespace = "default"
    let message: CommandMessage =
      switch given.words.first {
      case "empty": .resetToEmpty
      case nil where region == nil && !session.promptPrefix.isEmpty: .resetToLesson
      default: .resetToCourse
      }
    var output = CommandOutput(message.told(in: session.language) + "\n")
    if region != nil { output.append(try session.tellRegion([])) }
    return output
  }

  static let branch = Command(
    "branch", syntax: [.one(.text("NAME"))], help: .branch, note: .branch,
    examples: ["branch trial", "switch main"]
  ) { session, given throws(CommandError) in
    let name = try session.newWorldName(given.words[0])
    session.worlds.open(name, leaving: session.world)
    return CommandOutput(WorldMessage.opened(name).told(in: session.language) + "\n")
  }

  static let switchBranch = Command(
    "switch", syntax: [.one(.world)], help: .branch, note: .branch, examples: ["branch trial", "switch main"]
  ) { session, given throws(CommandError) in
    let name = given.words[0]
    guard session.worlds.isBranch(name) else {
      if session.worlds.names.contains(name) { throw .say(WorldMessage.savedNotBranch(name)) }
      throw session.noSuchWorld(name)
    }
    let world = try session.namedWorld(name)
    let present = session.world
    try session.move { $0 = world }
    session.worlds.turn(to: name, leaving: present)
    return CommandOutput(WorldMessage.entered(name, at: world.now).told(in: session.language) + "\n")
  }

  static let save = Command(
    "save", syntax: [.one(.text("NAME"))], help: .save, note: .branch, examples: ["save before"]
  ) { session, given throws(CommandError) in
    let name = given.words[0]
    guard !session.worlds.isBranch(name) else { throw .say(WorldMessage.nameTaken(name)) }
    _ = try session.worldName(name)
    session.worlds.save(name, session.world)
    return CommandOutput(WorldMessage.kept(name).told(in: session.language) + "\n")
  }

  static let restore = Command(
    "restore", syntax: [.one(.world)], help: .save, note: .branch,
    examples: ["save before", "create deployment web --image=nginx", "restore before", "undo"]
  ) { session, given throws(CommandError) in
    let world = try session.namedWorld(given.words[0])
    try session.move { $0 = world }
    return CommandOutput(
      WorldMessage.restored(given.words[0], at: world.now).told(in: session.language) + "\n")
  }

  static let worlds = Command("worlds", help: .worlds, examples: ["save before", "worlds"]) { session, _ in
    CommandOutput(session.worldTree)
  }

  static let whatif = Command(
    "whatif", syntax: [.one(.text("{ COMMANDS }"))], help: .whatif, note: .whatif,
    examples: ["whatif { create deployment web --image=nginx; run until idle }"]
  ) { session, given throws(CommandError) in
    guard session.nesting < Session.nestingLimit else { throw .say(SessionMessage.nestedTooDeep) }
    var copy = session
    copy.nesting += 1
    copy.isTrial = true
    let said = copy.execute(given.words[0])
    guard !said.status.isFailure else { throw CommandError(said: said) }
    let headings = [ComparisonMessage.now, .whatIf].map { $0.told(in: session.language) }
    var output = CommandOutput(
      WorldComparison(session.world, copy.world, headings: headings, in: session.language).text)
    output.line(WorldMessage.nothingDone(at: session.world.now).told(in: session.language))
    return output
  }

  static let compare = Command(
    "compare", syntax: [.one(.world), .optional(.world)], help: .compare,
    examples: ["save before", "create deployment web --image=nginx", "run until idle", "compare before"]
  ) { session, given throws(CommandError) in
    var worlds: [World] = []
    for name in given.words { worlds.append(try session.namedWorld(name)) }
    let now = ComparisonMessage.now.told(in: session.language)
    let headings = given.words.map { StyledText($0) } + (worlds.count == 1 ? [now] : [])
    return CommandOutput(
      WorldComparison(
        worlds[0], worlds.count > 1 ? worlds[1] : session.world, headings: headings, in: session.language
      ).text)
  }
}

extension Session {
  /// Begins anew in a cluster on another cloud than AWS.
  mutating func reset(
    to provider: CloudProvider, as preset: ClusterPlan.Preset = .course, _ given: Invocation
  ) throws(CommandError) -> CommandOutput {
    guard let site = CloudSite(provider, region: given[.region]) else {
      throw .say(
        .badFlagValue(flag: "--region", value: given[.region] ?? "", allowed: provider.regions))
    }
    var options = World.Options()
    options.seed = openingWorld.options.seed
    options.site = site
    let world = World.opened(ClusterPlan(preset, in: options.region), options: options)
    try move { $0 = world }
    namespace = "default"
    let message: CommandMessage =
      preset == .empty
      ? .resetToEmpty : .resetToCloud(provider.title, nodeClass: provider.nodeClassKind.name)
    var output = CommandOutput(message.told(in: language) + "\n")
    output.append(try tellRegion([]))
    return output
  }

  /// Makes a world that was before, or after, the present one, on the branch that it was on.
  fileprivate mutating func go(to world: World, on branch: String) {
    worlds.turn(to: branch, leaving: self.world)
    self.world = world
  }

  fileprivate func worldName(_ name: String) throws(CommandError) -> String {
    let isName =
      !name.isEmpty && name.count <= 40
      && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    guard isName else { throw .say(WorldMessage.badName(name)) }
    return name
  }

  fileprivate func newWorldName(_ name: String) throws(CommandError) -> String {
    guard !worlds.names.contains(name) else { throw .say(WorldMessage.nameTaken(name)) }
    return try worldName(name)
  }

  func namedWorld(_ name: String) throws(CommandError) -> World {
    if name == "now" || name == "agora" { return world }
    guard let found = worlds.world(named: name, present: world) else { throw noSuchWorld(name) }
    return found
  }

  fileprivate func noSuchWorld(_ name: String) -> CommandError {
    .say(WorldMessage.noSuchWorld(name, nearest: Spelling.nearest(to: name, among: worlds.names)))
  }

  /// Branches under those they were opened from, saved worlds under the branch they were saved on.
  fileprivate var worldTree: StyledText {
    var rows: [[StyledText]] = []
    func row(_ name: String, _ mark: String, _ world: World, depth: Int) {
      let indent = String(repeating: "  ", count: depth)
      let bill = Bill(world.billedNodes).total.usdPerHour
      rows.append([
        StyledText("\(indent)\(mark) ") + StyledText(name, style: .name), StyledText(world.now.clock),
        WorldMessage.size(nodes: world.objects.nodes.count, pods: world.objects.pods.count).told(
          in: language),
        StyledText(language.formats.perHour(bill), style: .dim),
      ])
    }
    func add(_ branch: WorldTree.Branch, depth: Int) {
      let isPresent = branch.name == worlds.current
      row(branch.name, isPresent ? "●" : "○", branch.world ?? world, depth: depth)
      for save in worlds.saves where save.branch == branch.name {
        row(save.name, "◇", save.world, depth: depth + 1)
      }
      for child in worlds.branches where child.parent == branch.name { add(child, depth: depth + 1) }
    }
    for branch in worlds.branches where branch.parent == nil { add(branch, depth: 0) }
    return TextTable(rows: rows, gap: 3).text + WorldMessage.treeLegend.told(in: language) + "\n"
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
      case .success(let message): output.say(message.told(in: language))
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
