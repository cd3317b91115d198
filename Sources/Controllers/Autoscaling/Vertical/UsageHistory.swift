import Kubernetes

/// What the containers of one name in a workload have used so far, as the VPA's recommender remembers it.
///
/// Source: kubernetes/autoscaler `vertical-pod-autoscaler/pkg/recommender/model/aggregate_container_state.go`.
public struct UsageHistory: Equatable, Sendable {
  /// How often usage is sampled.
  public static let period = Duration.seconds(60)
  private static let minutesOfDay = 1440
  /// What is left of a weight after a minute: half after a day.
  private static let minutelyDecay = 0.999_518_771_6
  private static let leastWeight = 0.1
  private static let leastBump = 100 << 20

  /// In cores.
  private var cpu = DecayingHistogram.exponential(first: 0.01, largest: 1000)
  /// In bytes: of each Pod the peak of a day.
  private var memory = DecayingHistogram.exponential(first: 1e7, largest: 1e12)
  private var peaks: [PodName: (bytes: Double, until: VirtualTime)] = [:]
  private(set) var firstSample: VirtualTime?
  private var lastSample: VirtualTime?
  private var samples = 0
  /// What was used at the last sample.
  private var current: [PodName: Sample] = [:]
  private var kills: [PodName: Int] = [:]

  public init() {}

  /// One container at one instant.
  public struct Sample: Equatable, Sendable {
    /// In thousandths of a core; `cpuRequest` too.
    public var cpu: Int
    public var cpuRequest: Int
    public var memory: Int
    /// How often it has been killed for its memory so far.
    public var kills: Int

    public init(cpu: Int, cpuRequest: Int, memory: Int, kills: Int) {
      self.cpu = cpu
      self.cpuRequest = cpuRequest
      self.memory = memory
      self.kills = kills
    }
  }

  public var isEmpty: Bool { cpu.isEmpty }

  /// Notes what is used now; minutes that were passed over since the last time, because nothing had changed, were as
  /// that was.
  public mutating func note(_ samples: [PodName: Sample], at now: VirtualTime) {
    if let last = lastSample {
      var time = last + Self.period
      let earliest = now - Self.period * (8 * Self.minutesOfDay)
      if time < earliest { time = earliest }
      while time < now {
        add(at: time)
        time = time + Self.period
      }
      guard last < now else { return }
    }
    current = samples
    add(at: now)
  }

  /// A sample like the last.
  mutating func pass(to now: VirtualTime) {
    if lastSample.map({ $0 < now }) ?? false { add(at: now) }
  }

  private mutating func add(at now: VirtualTime) {
    cpu.decay(by: Self.minutelyDecay)
    memory.decay(by: Self.minutelyDecay)
    for (pod, sample) in current.sorted(by: { $0.key < $1.key }) {
      cpu.add(
        Double(sample.cpu) / 1000, weight: max(Self.leastWeight, Double(sample.cpuRequest) / 1000))
      var bytes = Double(sample.memory)
      if sample.kills > kills[pod] ?? 0 {
        bytes = max(bytes + Double(Self.leastBump), bytes * 1.2)
        kills[pod] = sample.kills
      }
      notePeak(bytes, of: pod, at: now)
      samples += 1
    }
    firstSample = firstSample ?? now
    lastSample = now
  }

  private mutating func notePeak(_ bytes: Double, of pod: PodName, at now: VirtualTime) {
    if let peak = peaks[pod], peak.until > now {
      guard bytes > peak.bytes else { return }
      memory.remove(peak.bytes, weight: 1)
      peaks[pod] = (bytes, peak.until)
    } else {
      peaks[pod] = (bytes, now + Self.period * Self.minutesOfDay)
    }
    memory.add(bytes, weight: 1)
  }

  /// In cores and bytes.
  func percentile(_ share: Double) -> (cpu: Double, memory: Double) {
    (cpu.percentile(share), memory.percentile(share))
  }

  /// How far back it goes, in days; never more than there are samples for.
  var days: Double {
    guard let firstSample, let lastSample else { return 0 }
    return min((lastSample - firstSample).inSeconds / 86_400, Double(samples) / Double(Self.minutesOfDay))
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.cpu == right.cpu && left.memory == right.memory && left.lastSample == right.lastSample
      && left.current == right.current && left.samples == right.samples
  }
}
