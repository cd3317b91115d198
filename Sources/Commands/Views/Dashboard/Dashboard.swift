import Cluster
import Kubernetes
import Narration
import Observability

/// A cluster on one screen: the clock, the map, who waits, what it costs and what was decided last.
struct Dashboard {
  enum Pane: String, CaseIterable {
    /// A bit of each.
    case overview
    case map, pending, charts, decisions
  }

  /// How virtual time goes while somebody looks.
  enum Motion: Equatable {
    case paused
    /// Virtual seconds in a real one.
    case running(Int)
  }

  let world: World
  let narrator: Narrator
  var pane = Pane.overview
  var motion = Motion.paused
  /// Lines of the pane that are above the screen; of the decisions, below it.
  var scroll = 0
  /// Said once, below the panes.
  var note: StyledText?

  /// Columns and lines from which on the overview has two columns.
  static let wide = (width: 96, height: 20)

  var language: Language { narrator.language }

  /// Exactly `height` lines.
  func lines(width: Int, height: Int) -> [StyledText] {
    let head = [summary, tabs].prefix(max(0, height - 1))
    let foot = [note ?? StyledText(DashboardMessage.keys.told(in: language).plain, style: .dim)]
    let body = body(width: width, height: max(0, height - head.count - foot.count))
    return (head + body + foot).prefix(height).map { $0.truncated(to: width) }
  }

  private func body(width: Int, height: Int) -> [StyledText] {
    let lines =
      switch pane {
      case .overview: overview(width: width, height: height)
      case .map: scrolled(map(width: width, height: height, isWhole: true), height)
      case .pending: scrolled(waiting(width: width), height)
      case .charts: scrolled(charts(width: width), height)
      case .decisions: decisions(width: width, height: height)
      }
    return lines.filled(to: height)
  }

  private func scrolled(_ lines: [StyledText], _ height: Int) -> [StyledText] {
    Array(lines.dropFirst(min(scroll, max(0, lines.count - height)))).cropped(to: height, in: language)
  }
}

// MARK: - Above the panes

extension Dashboard {
  /// `00:03:12  ▶ ×10   3 nodes   10 Pods run, 2 wait   $0.2565/h`.
  private var summary: StyledText {
    let bill = Bill(world.billedNodes)
    let pods = world.objects.pods.values
    return StyledText(world.now.clock, style: .name) + "  " + motionText + "   "
      + DashboardMessage.summary(
        nodes: world.objects.nodes.count, running: pods.count { $0.status.phase == .running },
        waiting: pods.count { $0.status.phase == .pending && !$0.isBound }, usdPerHour: bill.total.usdPerHour,
        usdPerMonth: bill.total.usdPerMonth
      ).told(in: language)
  }

  private var motionText: StyledText {
    switch motion {
    case .paused: StyledText("❚❚ " + DashboardMessage.paused.told(in: language).plain, style: .warning)
    case .running(let speed): StyledText("▶ ×\(speed)", style: .success)
    }
  }

  /// `1 overview  2 map …`, the one that is shown in brackets.
  private var tabs: StyledText {
    Pane.allCases.enumerated().map { index, pane -> StyledText in
      let name = "\(index + 1) \(pane.title.told(in: language).plain)"
      let isShown = pane == self.pane
      return (index == 0 ? "" : "  ")
        + StyledText(isShown ? "[\(name)]" : name, style: isShown ? .name : .dim)
    }.joined
  }
}

extension Dashboard.Pane {
  var title: DashboardMessage {
    switch self {
    case .overview: .overview
    case .map: .map
    case .pending: .pending
    case .charts: .charts
    case .decisions: .decisions
    }
  }
}

// MARK: - A bit of each

extension Dashboard {
  /// The map beside who waits and what it costs, the last decisions below; one under the other on a small screen.
  private func overview(width: Int, height: Int) -> [StyledText] {
    guard width >= Self.wide.width, height >= Self.wide.height - 3 else {
      return stacked(width: width, height: height)
    }
    let below = max(6, height / 3)
    let above = height - below - 1
    let right = max(32, width / 3)
    let left = width - right - 2
    let map = map(width: left, height: above, isWhole: false).cropped(to: above, in: language)
    let chart = chart(.cost, width: right)
    let waiting = waiting(width: right).cropped(to: max(2, above - chart.count - 1), in: language)
    let beside = waiting.filled(to: max(2, above - chart.count)) + chart
    let rows = zip(map.filled(to: above), beside.filled(to: above)).map { map, beside -> StyledText in
      let map = map.truncated(to: left)
      return beside.isEmpty ? map : map.padded(to: left + 2) + beside.truncated(to: right)
    }
    return rows + [""] + lastDecisions(width: width, height: below)
  }

  private func stacked(width: Int, height: Int) -> [StyledText] {
    let below = height >= 12 ? height / 3 : 0
    let waiting = waiting(width: width).cropped(to: min(4, height / 4), in: language)
    let above = height - below - waiting.count
    return map(width: width, height: above, isWhole: false).cropped(to: above, in: language).filled(to: above)
      + waiting + lastDecisions(width: width, height: below)
  }

  private func lastDecisions(width: Int, height: Int) -> [StyledText] {
    guard height > 1 else { return [] }
    return [title(.decisions)] + told(height - 1, width: width, skipping: 0)
  }

  private func title(_ message: DashboardMessage) -> StyledText {
    StyledText(message.told(in: language).plain, style: .heading)
  }
}

// MARK: - Panes

extension Dashboard {
  /// In full where there is room for it, a line for each kind of machine else.
  private func map(width: Int, height: Int, isWhole: Bool) -> [StyledText] {
    let map = ClusterMap(world)
    guard !map.isLarge else { return map.compactLines(in: language, width: width) }
    let full = map.lines(in: language, width: width)
    return isWhole || full.count <= height ? full : map.compactLines(in: language, width: width)
  }

  /// Pods without a node, those of a workload that wait for the same reason together, the longest wait first.
  private func waiting(width: Int) -> [StyledText] {
    let groups = WaitingPods.groups(in: world)
    let count = groups.reduce(0) { $0 + $1.pods }
    var lines = [title(.pending) + (count > 0 ? " \(count, .warning)" : "")]
    if groups.isEmpty {
      lines.append(StyledText(DashboardMessage.nobodyWaits.told(in: language).plain, style: .dim))
    }
    for group in groups {
      lines.append(
        StyledText(group.workload, style: .name)
          + " ×\(group.pods)  \((world.now - group.since).brief, .dim)")
      lines += StyledText("  " + group.reason, style: .dim).wrapped(to: width, indent: 2).prefix(2)
    }
    return lines
  }

  private func chart(_ subject: ChartSubject, width: Int) -> [StyledText] {
    let formats = language.formats
    let points = world.history.samples.map { (time: $0.time, value: subject.value(of: $0)) }
    return TimeChart(
      title: StyledText(subject.title.told(in: language).plain, style: .heading), points: points,
      from: .start, to: max(world.now, .start + .seconds(1)), shown: { subject.shown($0, formats) }
    ).lines(width: width)
  }

  private func charts(width: Int) -> [StyledText] {
    Array(ChartSubject.allCases.map { chart($0, width: width) }.joined(separator: [StyledText()]))
  }

  private func decisions(width: Int, height: Int) -> [StyledText] {
    told(height, width: width, skipping: scroll)
  }

  /// The last lines of what was decided, but for some at the end.
  private func told(_ height: Int, width: Int, skipping: Int) -> [StyledText] {
    var narrator = narrator
    narrator.detail = .brief
    narrator.width = width
    let count = world.decisions.count
    // A decision takes a line at least.
    let wanted = min(count, height + skipping)
    var reach = wanted
    while true {
      let records = world.decisions.since(DecisionID(count - reach))
      let lines = narrator.tellInPassing(records)
      if lines.count >= height + skipping || reach == count {
        return Array(lines.dropLast(min(skipping, max(0, lines.count - height))).suffix(height))
      }
      reach = min(count, reach * 4 + 1)
    }
  }
}

extension [StyledText] {
  /// With empty lines at the end up to a height; cut to it.
  func filled(to height: Int) -> Self {
    Array(prefix(height)) + Array(repeating: StyledText(), count: Swift.max(0, height - count))
  }

  /// Cut to a height, the last line saying how many are not shown.
  func cropped(to height: Int, in language: Language) -> Self {
    guard count > height, height > 0 else { return Array(prefix(Swift.max(0, height))) }
    return prefix(height - 1) + [DashboardMessage.moreLines(count - height + 1).told(in: language)]
  }
}
