import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

extension Command {
  static let storyNodeClaim = Command(
    "story nodeclaim", aliases: ["story nc", "story node"], syntax: [.one(.nodeClaimEver)], help: .story
  ) { session, given throws(CommandError) in
    let chronicle = ClaimChronicle(session.world)
    let word = given.words[0]
    let name = word.lastIndex(of: "/").map { String(word[word.index(after: $0)...]) } ?? word
    guard let life = chronicle[NodeClaimName(name)] ?? chronicle.lives.last(where: { $0.isOn(name) }) else {
      let names = chronicle.lives.map(\.name.text)
      throw .say(
        ClaimStoryMessage.noSuchClaim(name, nearest: Spelling.nearest(to: name, among: names)))
    }
    return .lines(session.story(of: life, in: chronicle))
  }

  static let storyNodeClaims = Command(
    "story nodeclaims", aliases: ["story"], flags: [.output], help: .story, examples: ["story nodeclaims"]
  ) { session, given throws(CommandError) in
    let chronicle = ClaimChronicle(session.world)
    switch given[.output] {
    case nil: return session.table(of: chronicle)
    case "csv": return CommandOutput(StyledText(ClaimCSV.text(of: chronicle)))
    case let other?: throw .say(ClaimStoryMessage.formats(other, allowed: ["csv"]))
    }
  }
}

extension ClaimLife {
  /// Whether a word names its node, in full or up to the first dot.
  fileprivate func isOn(_ word: String) -> Bool {
    node.map { $0.text == word || $0.text.prefix { $0 != "." } == word } ?? false
  }
}

// MARK: - One claim

extension Session {
  private static let hoursShown = 12

  fileprivate func story(of life: ClaimLife, in chronicle: ClaimChronicle) -> [StyledText] {
    func told(_ message: ClaimStoryMessage) -> StyledText { message.told(in: language) }
    var lines = [told(.title(life.name, nodePool: life.nodePool, node: life.node))]
    for (time, message) in milestones(of: life) {
      let head = StyledText(time?.clock ?? "", style: .dim).padded(to: 8)
      lines += ("  " + head + "  " + told(message)).wrapped(to: width, indent: 12)
    }
    lines += bill(of: life).map { "  " + $0 }
    lines += chronicle.churn(of: life).flatMap { sign in
      ("  " + told(sign.message)).wrapped(to: width, indent: 4)
    }
    let line = chronicle.ancestors(of: life.name) + chronicle.descendants(of: life.name)
    if !line.isEmpty { lines += ["", told(.chain)] + chain(around: life, in: chronicle) }
    return lines
  }

  /// What happened to it, in order.
  private func milestones(of life: ClaimLife) -> [(VirtualTime?, ClaimStoryMessage)] {
    var parts: [(VirtualTime?, ClaimStoryMessage)] = []
    switch life.origin {
    case .round(_, let pods): parts.append((life.created, .askedByRound(pods: pods)))
    case .disruption(_, let reason): parts.append((life.created, .askedByDisruption(reason)))
    case .unknown: parts.append((life.created, .askedBySomebody))
    }
    if !life.replaces.isEmpty { parts.append((nil, .replaces(life.replaces))) }
    if let machine = life.machine {
      parts.append(
        (
          life.launched,
          .launched(
            by: world.cloud.provider, instanceType: machine.instanceType, capacityType: machine.capacityType,
            zone: machine.zone,
            usdPerHour: machine.priceUSDPerHour)
        ))
    }
    if let time = life.registered { parts.append((time, .registered(after: time - life.created))) }
    if let time = life.initialized { parts.append((time, .initialized(after: time - life.created))) }
    if life.deletionAsked == nil, let stage = life.stageAhead { parts.append((nil, .notYet(stage))) }
    if let end = life.end { parts.append((life.deletionAsked, .deleted(end))) }
    if !life.replacedBy.isEmpty { parts.append((nil, .replacedBy(life.replacedBy))) }
    if let time = life.drained { parts.append((time, .drained)) }
    if let time = life.machineGone { parts.append((time, .machineGone)) }
    if let time = life.terminated { parts.append((time, .terminated(after: time - life.created))) }
    return parts
  }

  private func bill(of life: ClaimLife) -> [StyledText] {
    let now = world.now
    let hours = life.hours(until: now)
    guard let launched = life.launched else {
      return [ClaimStoryMessage.neverLaunched.told(in: language)]
    }
    let end = min(life.machineGone ?? now, now)
    var lines = [
      ClaimStoryMessage.cost(usd: life.costUSD(until: now), over: end - launched).told(in: language)
    ]
    guard hours.count > 1 else { return lines }
    lines += hours.prefix(Self.hoursShown).enumerated().map { index, hour in
      "  " + ClaimStoryMessage.hour(index + 1, billed: hour.billed, usd: hour.usd).told(in: language)
    }
    let rest = hours.dropFirst(Self.hoursShown)
    if !rest.isEmpty {
      let usd = rest.reduce(0) { $0 + $1.usd }
      lines.append("  " + ClaimStoryMessage.moreHours(rest.count, usd: usd).told(in: language))
    }
    return lines
  }

  // MARK: The chain

  /// The claims that led to a claim and those that came of it, as a tree: each under what it replaced.
  private func chain(around life: ClaimLife, in chronicle: ClaimChronicle) -> [StyledText] {
    let members = chronicle.ancestors(of: life.name) + [life] + chronicle.descendants(of: life.name)
    let names = Set(members.map(\.name))
    let rows = ClaimTree.rows(
      of: members.sorted { ($0.created, $0.name) < ($1.created, $1.name) }, within: names)
    let cells = rows.map { row -> [StyledText] in
      let end = row.life.machineGone ?? row.life.terminated
      let until = end.map { StyledText($0.clock) } ?? ClaimStoryMessage.untilNow.told(in: language)
      return [
        StyledText(row.lead, style: .dim) + StyledText(row.life.name.text, style: .name)
          + (row.life.name == life.name ? " ●" : ""),
        StyledText(row.life.machine.map { "\($0.instanceType) \($0.capacityType) \($0.zone)" } ?? "–"),
        StyledText("\(row.life.created.clock) → ") + until,
        StyledText(language.formats.smallDollars(row.life.costUSD(until: world.now)), style: .dim),
        StyledText(row.life.end?.reason ?? "", style: .warning),
      ]
    }
    return TextTable(rows: cells, gap: 2, minimumColumn: 0).lines(indent: 2)
  }
}

extension ClaimLife {
  /// What it has still before it; nil once it is ready.
  fileprivate var stageAhead: ClaimStoryMessage.Stage? {
    if launched == nil { return .launch }
    if registered == nil { return .registration }
    return initialized == nil ? .initialization : nil
  }
}

extension ClaimChurn {
  fileprivate var message: ClaimStoryMessage {
    switch self {
    case .shortLived(let time): .shortLived(time)
    case .neverReady: .neverReady
    case .chain(let length, let time): .longChain(length, within: time)
    }
  }
}

// MARK: - All claims

extension Session {
  fileprivate func table(of chronicle: ClaimChronicle) -> CommandOutput {
    guard !chronicle.lives.isEmpty else { return .lines([ClaimStoryMessage.noClaims.told(in: language)]) }
    let now = chronicle.now
    let header = [
      "NODECLAIM", "TYPE", "CAPACITY", "ZONE", "CREATED", "READY", "DELETED", "GONE", "REASON", "REPLACED-BY",
      "COST",
    ]
    let rows = chronicle.lives.map { life -> [StyledText] in
      let churns = !chronicle.churn(of: life).isEmpty
      func clock(_ time: VirtualTime?) -> StyledText { StyledText(time?.clock ?? "–") }
      return [
        StyledText(life.name.text, style: .name), StyledText(life.machine?.instanceType ?? "–"),
        StyledText(life.machine?.capacityType ?? "–"), StyledText(life.machine?.zone ?? "–"),
        clock(life.created), clock(life.initialized), clock(life.deletionAsked), clock(life.terminated),
        StyledText((churns ? "⚠ " : "") + (life.end?.reason ?? "–"), style: churns ? .warning : .plain),
        StyledText(life.replacedBy.isEmpty ? "–" : life.replacedBy.map(\.text).joined(separator: ",")),
        StyledText(language.formats.smallDollars(life.costUSD(until: now))),
      ]
    }
    var output = CommandOutput(
      TextTable(
        header: header.map { StyledText($0, style: .heading) }, rows: rows,
        alignments: Array(repeating: .left, count: 10) + [.right]
      ).text)
    output.remark(
      ClaimStoryMessage.totals(
        claims: chronicle.lives.count, present: chronicle.lives.count { $0.terminated == nil },
        usd: chronicle.lives.reduce(0) { $0 + $1.costUSD(until: now) }
      ).told(in: language))
    return output
  }
}
