import Kubernetes
import Testing

@testable import Scheduling

@Suite struct SchedulerConfigurationTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let point: KubeSchedulerProfile.ExtensionPoint
    var enabled: [KubeSchedulerProfile.EnabledPlugin] = []
    var disabled: [String] = []
    /// With the weights that differ from the default written out.
    let scores: [String]
  }

  @Test(
    "a profile's scores are",
    arguments: scoreCases)
  func scores(_ c: Case) throws {
    let profile = try SchedulerProfile(written(c))
    #expect(profile.scores.map { "\($0.plugin.rawValue)=\($0.weight)" } == c.scores)
    #expect(profile.filters == SchedulerProfile.default.filters)
  }

  private static let scoreCases: [Case] = [
    Case(testDescription: "the default ones", point: .score, scores: defaults),
    Case(
      testDescription: "without one that it disables", point: .score, disabled: ["ImageLocality"],
      scores: defaults.filter { $0 != "ImageLocality=1" }),
    Case(
      testDescription: "its own alone when it disables all", point: .score,
      enabled: [.init(name: "NodeResourcesFit", weight: 5)], disabled: ["*"], scores: ["NodeResourcesFit=5"]
    ),
    Case(
      testDescription: "led by the one that it sets anew", point: .score,
      enabled: [.init(name: "ImageLocality", weight: 9)],
      scores: ["ImageLocality=9"] + defaults.filter { $0 != "ImageLocality=1" }),
    Case(
      testDescription: "in their places when it sets one anew everywhere", point: .multiPoint,
      enabled: [.init(name: "TaintToleration", weight: 1)],
      scores: defaults.map { $0 == "TaintToleration=3" ? "TaintToleration=1" : $0 }),
    Case(
      testDescription: "of weight 1 when it sets one anew without weight", point: .score,
      enabled: [.init(name: "NodeAffinity")],
      scores: ["NodeAffinity=1"] + defaults.filter { $0 != "NodeAffinity=2" }),
  ]

  private static let defaults = [
    "TaintToleration=3", "NodeAffinity=2", "NodeResourcesFit=1", "PodTopologySpread=2", "InterPodAffinity=2",
    "NodeResourcesBalancedAllocation=1", "ImageLocality=1",
  ]

  @Test func whatIsDisabledFiltersNoLonger() throws {
    let profile = try SchedulerProfile(
      written(Case(testDescription: "", point: .filter, disabled: ["TaintToleration"], scores: [])))
    var scheduler = Scheduler(profile: profile)
    let cluster = try TestCluster([node("a", spec: "taints: [{key: x, effect: NoSchedule}]"), pod("new")])
    #expect(scheduler.place(try cluster.pod("new"), in: cluster.snapshot).outcome == .bound(to: "a"))
  }

  @Test(
    "without preemption the message says so",
    arguments: [
      (["DefaultPreemption"], "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate"),
      (
        ["DynamicResources"],
        "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."
      ),
      (["*"], "0/1 nodes are available: 1 Insufficient cpu."),
    ])
  func postFilters(_ disabled: [String], _ note: String) throws {
    let profile = try SchedulerProfile(
      written(Case(testDescription: "", point: .postFilter, disabled: disabled, scores: [])))
    var scheduler = Scheduler(profile: profile)
    let cluster = try TestCluster([node("a"), pod("new", requests: "cpu: 5")])
    #expect(scheduler.place(try cluster.pod("new"), in: cluster.snapshot).failedSchedulingNote == note)
  }

  @Test func podsChooseTheirScheduler() throws {
    var configuration = KubeSchedulerConfiguration()
    var packing = KubeSchedulerProfile()
    packing.schedulerName = "packing"
    packing.pluginConfig.scoringStrategy.type = .mostAllocated
    configuration.profiles = [KubeSchedulerProfile(), packing]
    var scheduler = Scheduler()
    try scheduler.adopt(configuration)
    let cluster = try TestCluster([
      node("a"), node("b"), pod("old", on: "b", requests: "cpu: 2, memory: 4Gi"),
      pod("new", requests: "cpu: 1, memory: 2Gi"),
    ])
    let new = try cluster.pod("new")
    #expect(scheduler.place(new, in: cluster.snapshot).outcome == .bound(to: "a"))
    #expect(
      scheduler.place(new.with { $0.spec.schedulerName = "packing" }, in: cluster.snapshot).outcome
        == .bound(to: "b"))
    #expect(!scheduler.isResponsible(for: new.with { $0.spec.schedulerName = "somebody-else" }))
  }

  struct Refusal: CustomTestStringConvertible {
    let testDescription: String
    let point: KubeSchedulerProfile.ExtensionPoint
    var enabled: [String] = []
    var disabled: [String] = []
    let says: String
  }

  @Test(
    "kube-scheduler does not start with",
    arguments: [
      Refusal(
        testDescription: "a filter that it does not know", point: .filter, enabled: ["Taints"],
        says: "FilterPlugin \"Taints\" does not exist"),
      Refusal(
        testDescription: "a plugin everywhere that it does not know", point: .multiPoint, enabled: ["Taints"],
        says: "PreFilterPlugin \"Taints\" does not exist"),
      Refusal(
        testDescription: "a score that is none", point: .score, enabled: ["NodeName"],
        says: "plugin \"NodeName\" does not extend ScorePlugin plugin"),
      Refusal(
        testDescription: "a filter twice", point: .filter, enabled: ["NodeName", "NodeName"],
        says: "plugin \"NodeName\" already registered as \"FilterPlugin\""),
      Refusal(
        testDescription: "a plugin twice everywhere", point: .multiPoint,
        enabled: ["NodeAffinity", "NodeAffinity"],
        says: "plugin \"NodeAffinity\" already registered as \"PreFilterPlugin\""),
      Refusal(
        testDescription: "nothing that sorts the queue", point: .queueSort, disabled: ["PrioritySort"],
        says: "only one queue sort plugin required for profile with scheduler name \"mine\", but got 0"),
      Refusal(
        testDescription: "nothing that binds", point: .bind, disabled: ["*"],
        says: "at least one bind plugin is needed for profile with scheduler name \"mine\""),
    ])
  func refuses(_ c: Refusal) {
    var configuration = KubeSchedulerConfiguration()
    configuration.profiles = [
      written(
        Case(
          testDescription: "", point: c.point, enabled: c.enabled.map { .init(name: $0) },
          disabled: c.disabled, scores: []))
    ]
    configuration.profiles[0].schedulerName = "mine"
    let error = #expect(throws: SchedulerConfigurationError.self) {
      try SchedulerProfile.profiles(of: configuration)
    }
    let start = "initializing profiles: creating profile for scheduler name mine: "
    #expect(error?.upstreamText == start + c.says)
  }

  @Test func twoProfilesNeedTwoNames() {
    var configuration = KubeSchedulerConfiguration()
    configuration.profiles = [KubeSchedulerProfile(), KubeSchedulerProfile()]
    let error = #expect(throws: SchedulerConfigurationError.self) {
      try SchedulerProfile.profiles(of: configuration)
    }
    #expect(
      error?.upstreamText
        == "initializing profiles: duplicate profile with scheduler name \"default-scheduler\"")
  }

  @Test func whatIsDisabledMayBeUnknown() throws {
    let profile = try SchedulerProfile(
      written(Case(testDescription: "", point: .score, disabled: ["Taints"], scores: [])))
    #expect(profile == .default)
  }

  private func written(_ c: Case) -> KubeSchedulerProfile {
    var profile = KubeSchedulerProfile()
    var set = KubeSchedulerProfile.PluginSet()
    set.enabled = c.enabled
    set.disabled = c.disabled
    profile.plugins[c.point] = set
    return profile
  }
}
