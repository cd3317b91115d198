import Kubernetes
import Testing

@testable import Cloud

struct InterruptionTests {
  @Test(
    "Karpenter takes a notice for what it is",
    arguments: [
      (CloudNotice.spotInterruption("i-1"), InterruptionKind.spotInterrupted),
      (.rebalanceRecommendation("i-1"), .rebalanceRecommendation),
      (.stateChange("i-1", to: "stopping"), .instanceStopped),
      (.stateChange("i-1", to: "Shutting-Down"), .instanceTerminated),
      (.stateChange("i-1", to: "running"), .noOp),
      (
        .health(eventTypeCode: "AWS_EC2_INSTANCE_RETIREMENT", category: .scheduledChange, instances: ["i-1"]),
        .scheduledChange
      ),
      (.health(eventTypeCode: "AWS_EC2_OPERATIONAL_ISSUE", category: .issue, instances: ["i-1"]), .noOp),
      (.capacityReservationInterruption("i-1"), .capacityReservationInterrupted),
    ])
  func kinds(notice: CloudNotice, kind: InterruptionKind) {
    #expect(notice.kind == kind)
  }

  @Test("a recommendation to rebalance makes Karpenter do nothing")
  func rebalance() {
    #expect(InterruptionKind.allCases.filter { $0.action == .none } == [.rebalanceRecommendation, .noOp])
    #expect(InterruptionKind.allCases.filter { $0.event?.isWarning == false } == [.rebalanceRecommendation])
    #expect(InterruptionKind.allCases.filter { $0.event == nil } == [.noOp])
  }

  @Test("a message that is not deleted is there again after 20 s, and gone after 5 min")
  func visibility() {
    var queue = InterruptionQueue(name: "q")
    queue.send(.spotInterruption("i-1"), at: .start)
    let first = queue.receive(at: .seconds(1))
    #expect(first.map(\.notice) == [.spotInterruption("i-1")])
    #expect(queue.nextReceive(after: .seconds(2)) == .seconds(21))
    let hidden = queue.receive(at: .seconds(20))
    let again = queue.receive(at: .seconds(21))
    #expect(hidden.isEmpty && again.map(\.number) == [1])
    let late = queue.receive(at: .seconds(301))
    #expect(late.isEmpty && queue.messages.isEmpty && queue.nextReceive(after: .seconds(301)) == nil)
  }

  @Test("a reading gives ten messages at most, the oldest, and a deleted one is never given again")
  func batches() {
    var queue = InterruptionQueue(name: "q")
    for index in 0..<12 { queue.send(.spotInterruption(InstanceID("i-\(index)")), at: .start) }
    let first = queue.receive(at: .start)
    #expect(first.map(\.number) == Array(1...10))
    for message in first { queue.delete(message) }
    let rest = queue.receive(at: .seconds(100))
    #expect(rest.map(\.number) == [11, 12])
  }

  @Test("without its rule a notice never arrives")
  func missingRule() {
    var queue = InterruptionQueue(name: "q", rules: [.spotInterruption])
    let rebalance = queue.send(.rebalanceRecommendation("i-1"), at: .start)
    let spot = queue.send(.spotInterruption("i-1"), at: .start)
    #expect(rebalance == nil && spot != nil && queue.messages.count == 1)
  }

  @Test("a message reads as EventBridge writes it")
  func body() throws {
    var queue = InterruptionQueue(name: "q")
    let notice = CloudNotice.spotInterruption("i-0123456789abcdef0")
    queue.send(notice, at: .seconds(60))
    let message = try #require(queue.messages.first)
    let body = notice.body(of: message, in: .course())
    #expect(body["source"]?.string == "aws.ec2")
    #expect(body["detail-type"]?.string == "EC2 Spot Instance Interruption Warning")
    #expect(body["time"]?.string == "2026-01-15T12:01:00Z")
    #expect(body["detail"]?["instance-action"]?.string == "terminate")
    #expect(
      body["resources"]
        == .array([.string("arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0")]))
    #expect(body["id"]?.string?.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
  }

  @Test(
    "over many machines a month takes back the share of the bucket", arguments: InterruptionBucket.allCases)
  func share(bucket: InterruptionBucket) throws {
    var course = CourseCloud()
    let claim = CourseCloud.claim(LaunchTests.spot)
    let instance = try #require(course.launch(claim).launched?.instance)
    let taken = (0..<4000).filter { seed in
      SpotReclaim.forecast(for: instance, bucket: bucket, seed: UInt64(seed)) != nil
    }
    let share = Double(taken.count) / 4000
    #expect(abs(share - bucket.monthlyProbability) < 0.02)
  }

  @Test("the forecast of a machine is its own, and on-demand has none")
  func forecast() throws {
    var course = CourseCloud()
    let spot = try #require(course.launch(CourseCloud.claim(LaunchTests.spot)).launched?.instance)
    let onDemand = try #require(
      course.launch(CourseCloud.claim(LaunchTests.onDemand, name: "default-fghij")).launched?.instance)
    var warned = 0
    for seed in 0..<200 {
      #expect(SpotReclaim.forecast(for: onDemand, bucket: .over20Percent, seed: UInt64(seed)) == nil)
      guard let forecast = SpotReclaim.forecast(for: spot, bucket: .over20Percent, seed: UInt64(seed)) else {
        continue
      }
      let again = SpotReclaim.forecast(for: spot, bucket: .over20Percent, seed: UInt64(seed))
      #expect(again?.noticeAt == forecast.noticeAt)
      if let rebalanceAt = forecast.rebalanceAt {
        warned += 1
        #expect(rebalanceAt < forecast.noticeAt && rebalanceAt > spot.launchedAt)
      }
    }
    #expect(warned > 0)
  }
}
