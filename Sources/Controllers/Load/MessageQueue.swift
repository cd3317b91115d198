import Kubernetes

/// Messages that wait.
public struct MessageQueue: Equatable, Sendable {
  /// In thousandths.
  private var milliCount: Int
  private var asOf: VirtualTime
  private var inflow = Rate.zero
  private var outflow = Rate.zero
  private static let most = 1_000_000_000

  public init(_ messages: Int, at now: VirtualTime) {
    milliCount = min(max(messages, 0), Self.most) * 1000
    asOf = now
  }

  /// How many wait: one that is being worked on waits still.
  public func count(at now: VirtualTime) -> Int { (milli(at: now) + 999) / 1000 }

  private func milli(at now: VirtualTime) -> Int {
    let time = now - asOf
    let flow = (inflow - outflow).milliCount(in: time) - (outflow - inflow).milliCount(in: time)
    return min(max(0, milliCount + flow), Self.most * 1000)
  }

  /// Whether the last that waited has gone since the flow was last another.
  public func hasEmptied(by now: VirtualTime) -> Bool { milliCount > 0 && milli(at: now) == 0 }

  /// From now on so many come and go in a second.
  public mutating func flow(in inflow: Rate, out outflow: Rate, at now: VirtualTime) {
    milliCount = milli(at: now)
    asOf = now
    self.inflow = inflow
    self.outflow = outflow
  }

  /// When there will be noticeably more, noticeably fewer, or none; nil when that is not in sight.
  func nextChange(after now: VirtualTime) -> VirtualTime? {
    let count = milli(at: now)
    let perSecond = abs(inflow.milli - outflow.milli)
    let isGrowing = inflow > outflow
    guard perSecond > 0, isGrowing ? count < Self.most * 1000 : count > 0 else { return nil }
    let noticeable = max(15, count / Self.noticeableShare / perSecond)
    guard !isGrowing else { return now + .seconds(noticeable) }
    return now + .seconds(min(noticeable, (count + perSecond - 1) / perSecond))
  }

  /// A twentieth more or less is noticed: half of what an autoscaler lets pass.
  private static let noticeableShare = 20
}
