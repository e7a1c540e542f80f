using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Limits;

namespace Ticketing.Booking;

/// <summary>Settings of the booking service, section <c>Booking</c>. Validated at start.</summary>
internal sealed class BookingOptions
{
    public const string SectionName = "Booking";

    /// <summary>
    /// Orders that may wait for their group commit. At 20,000 a second this is 0.4 s of work; beyond it the
    /// honest answer is 503 at once.
    /// </summary>
    [Range(1, 1_000_000)]
    public int OrderQueueCapacity { get; set; } = 8_192;

    /// <summary>Group commits that may run at once; more than a few only compete for the same log.</summary>
    [Range(1, 16)]
    public int OrderWriters { get; set; } = 2;

    /// <summary>
    /// A writer begins its next commit no sooner than this after the last one began: what an order waits for others
    /// at most under a rush, and a tenth of what its request may take.
    /// </summary>
    public TimeSpan OrderCommitInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Orders in one commit. 500 was the best of 10, 100 and 500 when measured.</summary>
    [Range(1, 5_000)]
    public int OrderBatchMax { get; set; } = 512;

    /// <summary>Of everything that is asked for each order of a rush.</summary>
    internal GroupBounds OrderBounds => new(OrderQueueCapacity, OrderBatchMax, OrderWriters, OrderCommitInterval);

    /// <summary>Payments that may wait for a step's group commit; a claim beyond it is answered 503 at once.</summary>
    [Range(1, 1_000_000)]
    public int PaymentQueueCapacity { get; set; } = 4_096;

    /// <summary>Payments in one group commit.</summary>
    [Range(1, 5_000)]
    public int PaymentRoundMax { get; set; } = 256;

    /// <summary>
    /// A round of payments begins no sooner than this after the last one of its step: what a payment waits for
    /// others at most, three times. A lone one does not wait.
    /// </summary>
    public TimeSpan PaymentRoundInterval { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How often expired holds are looked for.</summary>
    public TimeSpan HoldSweepInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A buyer is told this long before the hold ends. A hold that is shorter than twice this has no time for it.
    /// </summary>
    public TimeSpan HoldWarningBefore { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// An unanswered seat request is published again after this, and then no oftener than this. Longer than answers
    /// take in a rush: what is only late, asked for again, makes everything later (7,000 of 10,000 were, after 10 s).
    /// </summary>
    public TimeSpan RedriveAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A payment without a known outcome is asked about after this. Longer than a capture may take.
    /// </summary>
    public TimeSpan PaymentRecoveryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one call of the payment provider may take, its repetitions included.</summary>
    public TimeSpan CaptureTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the request that pays waits for the provider. Then it answers 202, and the rest comes by the
    /// update stream.
    /// </summary>
    public TimeSpan PaymentAnswersWithin { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// How long a capture of unknown outcome keeps the seats of a booking whose hold ran out, when the
    /// provider does not answer. Then the seats go back, and money that turns out to be taken is refunded.
    /// </summary>
    public TimeSpan CaptureProtectsFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often changes that a lost Redis message hid are looked for.</summary>
    public TimeSpan UpdatePollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Comment lines on an idle update stream, so that proxies keep it open.</summary>
    public TimeSpan StreamHeartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Update streams one user may have open.</summary>
    [Range(1, 1_000)]
    public int StreamsPerUser { get; set; } = 10;

    /// <summary>Update streams of this replica; 30 KB each was measured.</summary>
    [Range(1, 1_000_000)]
    public int StreamsMax { get; set; } = 20_000;

    /// <summary>How often free seats are looked for on behalf of those who wait, and offers are carried on.</summary>
    public TimeSpan WaitlistInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How old a replica's knowledge may be of which sections are for the waitlist first.</summary>
    public TimeSpan WaitlistGateInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Entries of one event that may wait at a time; a pass looks at all of them, and one this long takes 0.1 s.
    /// </summary>
    [Range(1, 100_000)]
    public int WaitlistMax { get; set; } = 10_000;

    /// <summary>
    /// How long one worker alone takes an entry's next step. If it dies, another goes on after this. Longer than
    /// <see cref="CaptureTimeout"/>.
    /// </summary>
    public TimeSpan WaitlistStepLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What one person or address may do.</summary>
    [ValidateObjectMembers]
    public LimitOptions Limits { get; set; } = new();

    /// <summary>The rules between settings.</summary>
    public bool IsConsistent =>
        HoldSweepInterval > TimeSpan.Zero
        && Limits.IsConsistent
        && OrderCommitInterval >= TimeSpan.Zero
        && PaymentRoundInterval >= TimeSpan.Zero
        && HoldWarningBefore > TimeSpan.Zero
        && RedriveAfter > TimeSpan.Zero
        && CaptureTimeout > TimeSpan.Zero
        && PaymentAnswersWithin > TimeSpan.Zero
        && PaymentRecoveryAfter > 2 * CaptureTimeout
        && CaptureProtectsFor > PaymentRecoveryAfter
        && UpdatePollInterval > TimeSpan.Zero
        && StreamHeartbeat > TimeSpan.Zero
        && WaitlistInterval > TimeSpan.Zero
        && WaitlistGateInterval > TimeSpan.Zero
        && WaitlistStepLease > CaptureTimeout;
}
