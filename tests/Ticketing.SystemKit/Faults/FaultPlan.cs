namespace Ticketing.SystemKit.Faults;

/// <summary>One kill: this process at that step.</summary>
/// <param name="Step">When.</param>
/// <param name="Victim">Name of what is killed.</param>
public sealed record FaultCell(SagaStep Step, string Victim);

/// <summary>What a fault run does.</summary>
/// <param name="Seed">Decides order, buyers and cards; the same seed is the same run but for timing.</param>
/// <param name="Rounds">How often the whole table is gone through.</param>
/// <param name="Kills">Stops after so many kills; null goes through the table.</param>
/// <param name="From">Begins after so many cells of this seed's order: a table gone through in parts.</param>
/// <param name="Buyers">Who shop around each kill.</param>
/// <param name="Step">Only this step; null all.</param>
/// <param name="Victim">Only this process; null all.</param>
/// <param name="Bound">Nothing may be unfinished for longer than this once processes are back.</param>
/// <param name="Flow">What people do meanwhile; null: they book.</param>
public sealed record FaultPlan(
    int Seed, int Rounds = 1, int? Kills = null, int From = 0, int Buyers = 10, string? Step = null,
    string? Victim = null,
    TimeSpan? Bound = null, FaultFlow? Flow = null)
{
    /// <summary>Short enough that holds run out within a run, long enough to pay before.</summary>
    public const int HoldSeconds = 20;

    /// <summary>
    /// Recovery looks at a payment after half a minute and asks a silent provider again as often; a process needs up to
    /// half a minute to be back on a busy machine.
    /// </summary>
    public static readonly TimeSpan DefaultBound = TimeSpan.FromSeconds(240);

    /// <summary>Cards of the buyers; more of the good one, as in life.</summary>
    private static readonly string[] Tokens =
    [
        "tok_ok", "tok_ok", "tok_webhook_twice", "tok_webhook_first", "tok_webhook_late", "tok_capture_lost",
        "tok_decline", "tok_insufficient_funds", "tok_3ds", "tok_slow", "tok_refund_refused",
    ];

    /// <summary>The rows of the table.</summary>
    public IReadOnlyList<SagaStep> Steps => (Flow ?? FaultFlow.Booking).Steps;

    /// <summary>The table steps × victims in the order of this seed: each victim early, each step early.</summary>
    public IEnumerable<FaultCell> Cells(IReadOnlyList<string> victims)
    {
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var cells = Steps.SelectMany(_ => victims, (step, victim) => new FaultCell(step, victim))
                .Where(cell => (Step is null || cell.Step.Name == Step) && (Victim is null || cell.Victim == Victim))
                .ToArray();
            random.Shuffle(cells);
            foreach (var cell in cells)
            {
                yield return cell;
            }
        }
    }

    /// <summary>What the buyers around a kill do: most pay, some never, some want their money back.</summary>
    public static BuyerScript Script(Random random, SagaStep step, int buyer)
    {
        var pays = step == SagaStep.HoldRunOut ? buyer % 2 == 0 : buyer == 0 || random.Next(6) > 0;
        var token = buyer == 0 ? "tok_ok" : Tokens[random.Next(Tokens.Length)];
        var refunds = step.Hold?.Step == "refund" ? buyer % 2 == 0 : random.Next(6) == 0;
        return new BuyerScript(random.Next(2) == 0 ? "A" : "B", random.Next(1, 5), pays ? token : null, refunds);
    }
}
