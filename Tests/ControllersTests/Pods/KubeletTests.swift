import Kubernetes
import Testing

@testable import Controllers

struct KubeletTests {
  private let node = Node("n1")

  /// Every look that the kubelet takes, with the phase, readiness and waiting reasons after each.
  private func life(_ pod: Pod, _ timings: PodTimings, looks: Int) -> [(time: VirtualTime, said: String)] {
    var pod = pod
    var now = VirtualTime.start
    var story: [(VirtualTime, String)] = []
    for _ in 0..<looks {
      let answer = Kubelet.reconcile(pod, on: node, address: "10.0.0.9", timings: timings, at: now)
      if let status = answer.updatedStatus(Pod.self).last?.status { pod.status = status }
      var said = pod.status.phase.rawValue + (pod.status.isReady ? " ready" : "")
      for status in pod.status.initContainerStatuses + pod.status.containerStatuses {
        if case .waiting(let reason, _) = status.state { said += " \(reason)" }
      }
      story.append((now, said))
      guard let next = [answer.lookAgainAt, answer.recursAt].compactMap(\.self).min() else { break }
      now = next
    }
    return story
  }

  @Test("a Pod without probes is ready as soon as it runs")
  func plain() {
    let story = life(Pod("a", on: "n1"), PodTimings(startup: .seconds(3)), looks: 9)
    #expect(story.map(\.said) == ["Pending ContainerCreating", "Running ready"])
    #expect(story.map(\.time) == [.start, .seconds(3)])
  }

  @Test("with a readiness probe, at its first try after the application answers")
  func readinessProbe() {
    var pod = Pod("a", on: "n1")
    var probe = Probe()
    probe.initialDelaySeconds = 5
    probe.periodSeconds = 4
    pod.spec.containers[0].readinessProbe = probe
    let story = life(pod, PodTimings(startup: .seconds(3), warmUp: .seconds(10)), looks: 9)
    #expect(story.map(\.said) == ["Pending ContainerCreating", "Running", "Running ready"])
    #expect(story.map(\.time) == [.start, .seconds(3), .seconds(3 + 13)])
  }

  @Test(
    "with a readiness gate, once its condition is true",
    arguments: [
      (
        Condition.Status?.none,
        "corresponding condition of pod readiness gate \"example.com/lb\" does not exist."
      ),
      (.isFalse, "the status of pod readiness gate \"example.com/lb\" is not \"True\", but False"),
      (.isTrue, ""),
    ])
  func readinessGate(status: Condition.Status?, says message: String) throws {
    var pod = Pod("a", on: "n1")
    pod.spec.inert["readinessGates"] = .array([.object(["conditionType": .string("example.com/lb")])])
    pod.status.conditions = status.map { [Condition(type: "example.com/lb", status: $0)] } ?? []
    let story = life(pod, PodTimings(), looks: 9)
    #expect(story.last?.said == (status == .isTrue ? "Running ready" : "Running"))
    let answer = Kubelet.reconcile(
      pod, on: node, address: "10.0.0.9", timings: PodTimings(startup: .zero), at: .start)
    let conditions = try #require(answer.updatedStatus(Pod.self).last?.status.conditions)
    #expect(conditions.isTrue("ContainersReady"))
    #expect(conditions["Ready"]?.message == message)
  }

  @Test("init containers run one after another, sidecars along with the rest")
  func initContainers() {
    var pod = Pod("a", on: "n1")
    pod.spec.initContainers = ["one", "side", "two"].map { name in
      var container = Container()
      container.name = name
      container.restartPolicy = name == "side" ? .always : nil
      return container
    }
    let story = life(
      pod, PodTimings(startup: .seconds(2), initContainer: .seconds(5)), looks: 9)
    #expect(story.map(\.time) == [.start, .seconds(2), .seconds(7), .seconds(12)])
    #expect(story.last?.said == "Running ready")
    #expect(story[1].said == "Pending PodInitializing PodInitializing PodInitializing")
  }

  @Test("a Pod that runs to its end succeeds, fails, or starts again, by its restart policy")
  func endings() {
    let ends = PodTimings(startup: .seconds(1), exits: ["app": .init(after: .seconds(4))])
    let fails = PodTimings(startup: .seconds(1), exits: ["app": .init(after: .seconds(4), exitCode: 2)])
    func pod(_ policy: PodSpec.RestartPolicy) -> Pod {
      Pod("a", on: "n1").with { $0.spec.restartPolicy = policy }
    }
    #expect(life(pod(.never), ends, looks: 9).last?.said == "Succeeded")
    #expect(life(pod(.onFailure), ends, looks: 9).last?.said == "Succeeded")
    #expect(life(pod(.never), fails, looks: 9).last?.said == "Failed")
    let crashes = life(pod(.onFailure), fails, looks: 11)
    // Runs of four seconds; the first restart at once, then waits of 10, 20 and 40.
    #expect(crashes.map(\.time.sinceStart.components.seconds) == [0, 1, 5, 6, 10, 20, 24, 44, 48, 88, 92])
    #expect(crashes[2].said == "Running")
    #expect(crashes[3].said == "Running ready")
    #expect(crashes[4].said == "Running CrashLoopBackOff")
  }

  @Test("an image that cannot be had keeps the Pod Pending")
  func imagePullBackOff() {
    let story = life(
      Pod("a", on: "n1"), PodTimings(startup: .seconds(1), imageErrors: ["app:1": "not found"]), looks: 9)
    #expect(
      story.map(\.said) == [
        "Pending ContainerCreating", "Pending ErrImagePull", "Pending ImagePullBackOff",
      ])
  }

  @Test("no restart waits longer than five minutes, and a run of more than ten begins the count anew")
  func longBackOff() {
    var pod = Pod("a", on: "n1")
    let crashing = PodTimings(startup: .seconds(1), exits: ["app": .init(after: .seconds(1), exitCode: 1)])
    var waits: [Int] = []
    var now = VirtualTime.start
    for _ in 0..<40 {
      let answer = Kubelet.reconcile(pod, on: node, address: "10.0.0.9", timings: crashing, at: now)
      if let status = answer.updatedStatus(Pod.self).last?.status { pod.status = status }
      guard let next = [answer.lookAgainAt, answer.recursAt].compactMap(\.self).min() else { break }
      if case .waiting("CrashLoopBackOff", _) = pod.status.containerStatuses[0].state {
        waits.append(Int((next - now).inSeconds))
      }
      now = next
    }
    #expect(waits.prefix(7) == [10, 20, 40, 80, 160, 300, 300])
    let lasting = PodTimings(exits: ["app": .init(after: .seconds(601), exitCode: 1)])
    let began = now
    pod.status.containerStatuses[0].state = .running(since: began)
    let answer = Kubelet.reconcile(
      pod, on: node, address: "10.0.0.9", timings: lasting, at: began + .seconds(601))
    #expect(answer.updatedStatus(Pod.self).last?.status.containerStatuses[0].restartsInARow == 0)
    #expect(answer.lookAgainAt == began + .seconds(602))
  }

  @Test("a Pod waits for its volumes, and gets its address when its sandbox is made")
  func volumes() {
    var timings = PodTimings(startup: .seconds(2))
    timings.volumes = .awaited
    let waiting = Kubelet.reconcile(
      Pod("a", on: "n1"), on: node, address: "10.0.0.9", timings: timings, at: .start)
    let accepted = waiting.updatedStatus(Pod.self)[0]
    #expect(waiting.lookAgainAt == nil)
    #expect(accepted.status.podIP == nil)
    timings.volumes = .ready(since: .seconds(7))
    let soon = Kubelet.reconcile(accepted, on: node, address: "10.0.0.9", timings: timings, at: .seconds(7))
    #expect(soon.lookAgainAt == .seconds(9))
    let running = Kubelet.reconcile(
      accepted, on: node, address: "10.0.0.9", timings: timings, at: .seconds(9))
    #expect(running.updatedStatus(Pod.self)[0].status.podIP == "10.0.0.9")
  }

  struct Ending: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var isRunning = true
    var grace = 30
    var shutdown: Duration?
    var gone: VirtualTime
  }

  @Test(
    "a Pod that is to go ends",
    arguments: [
      Ending(testDescription: "after its whole grace when it ignores the signal", gone: .seconds(130)),
      Ending(testDescription: "as soon as it has shut down", shutdown: .seconds(2), gone: .seconds(102)),
      Ending(
        testDescription: "after its grace when it would take longer", grace: 5, shutdown: .seconds(60),
        gone: .seconds(105)),
      Ending(testDescription: "at once when nothing runs", isRunning: false, gone: .seconds(100)),
    ])
  func termination(_ c: Ending) {
    let pod = Pod("a", on: "n1", ready: .start).with {
      $0.metadata.deletionTimestamp = .seconds(100 + c.grace)
      $0.metadata.deletionGracePeriodSeconds = c.grace
      $0.status.containerStatuses = [
        ContainerStatus(
          name: "app", image: "app",
          state: c.isRunning ? .running(since: .start) : .waiting(reason: "ContainerCreating", message: ""))
      ]
    }
    let timings = PodTimings(shutdown: c.shutdown)
    let first = Kubelet.reconcile(pod, on: node, address: "10.0.0.9", timings: timings, at: .seconds(100))
    #expect((first.lookAgainAt ?? .seconds(100)) == c.gone)
    let last = Kubelet.reconcile(pod, on: node, address: "10.0.0.9", timings: timings, at: c.gone)
    #expect(last.deletions == ["a"])
    #expect(first.deletions.isEmpty == c.isRunning)
  }
}
