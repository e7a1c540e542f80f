using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Webhooks;

namespace Ticketing.Booking.Tests.Orders;

/// <summary>
/// Plans as they are in the first minute of a sale: the database was analyzed last when nothing was open. A statement
/// about one booking must find it by its id and not read all that are open; only sweeps read the indexes of open ones.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed partial class RushPlanTests(Servers servers)
{
    private const string OldHolds =
        "CREATE INDEX old_unanswered ON bookings (redrive_at) WHERE status = 'PROCESSING';"
        + "CREATE INDEX old_holds ON bookings (hold_expires_at) WHERE status = 'PENDING_PAYMENT'";

    private const string Claims = "uuid[],uuid[],uuid[],bytea[],text[],timestamptz,text,timestamptz";
    private const string Payments = "uuid[],uuid[],text[],timestamptz";

    /// <summary>Statements with the types of their parameters, in the order in which they are first named.</summary>
    public static TheoryData<string, string, string> OfOne => new()
    {
        {
            "answer", "timestamptz,uuid[],text[],text[],int[],bigint[],bigint[],timestamptz[],text[]",
            SeatAnswerStatements.RecordReserved
        },
        { "unanswered", "uuid,uuid,int,timestamptz", UnansweredOrders.Schedule },
        { "claim", Claims, ClaimBooking.Statement(LockedRows.Wait) },
        { "claims", Claims, ClaimBooking.Statement(LockedRows.Skip) },
        { "protection", Payments, ProtectBooking.Statement(LockedRows.Wait) },
        { "protections", Payments, ProtectBooking.Statement(LockedRows.Skip) },
        { "capture", Payments, RecordCapture.Statement(LockedRows.Wait) },
        { "captures", Payments, RecordCapture.Statement(LockedRows.Skip) },
        { "mail", "text,text,timestamptz,uuid", MailQueue.Finish },
        { "webhook", "int,text,text,timestamptz,timestamptz,uuid", WebhookQueue.Finish },
    };

    public static TheoryData<string, string, string> Sweeps => new()
    {
        { "bookings_holds", "timestamptz,int", HoldExpiry.Sweep },
        { "bookings_holds", "timestamptz,interval,int", HoldWarnings.Take },
        { "bookings_unanswered", "timestamptz,timestamptz,int", ProcessingRedrive.Take },
        { "notifications_mail", "timestamptz,timestamptz,int", MailQueue.Take },
        { "webhook_deliveries_due_of_seller", "timestamptz,timestamptz,int,uuid[],int", WebhookQueue.Take },
    };

    [Theory]
    [MemberData(nameof(OfOne))]
    public async Task What_is_told_of_one_row_finds_it_by_its_id(string what, string types, string sql)
    {
        var plan = await PlanAsync(types, sql);
        plan.ShouldContain("_pkey", Case.Sensitive, what);
        foreach (var sweep in Sweeps.Select(s => (string)s[0]).Distinct())
        {
            plan.ShouldNotContain(sweep, Case.Sensitive, what);
        }
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public async Task A_sweep_reads_its_own_index(string index, string types, string sql) =>
        (await PlanAsync(types, sql)).ShouldContain(index);

    /// <summary>With the predicates as they were, every answer reads all bookings that wait for one.</summary>
    [Fact]
    public async Task Twin_with_indexes_that_anybody_may_use()
    {
        var answer = OfOne.First();
        (await PlanAsync((string)answer[1], (string)answer[2], OldHolds)).ShouldContain("old_unanswered");
    }

    private async Task<string> PlanAsync(string types, string sql, string before = "")
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.InsertAsync(BookingStatus.Failed, TestBookings.NewBuyer(), 2_000);
        await using var connection = await host.Database.OpenConnectionAsync();
        await ExecuteAsync(connection, before);
        await ExecuteAsync(connection, "ANALYZE; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off");
        await ExecuteAsync(connection, $"PREPARE told ({types}) AS {Numbered(sql)}");
        var nulls = string.Join(',', types.Split(',').Select(_ => "NULL"));
        await using var explain = new NpgsqlCommand($"EXPLAIN EXECUTE told ({nulls})", connection);
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await reader.ReadAsync())
        {
            plan.AppendLine(reader.GetString(0));
        }
        return plan.ToString();
    }

    /// <summary>PREPARE knows no names: <c>@id</c> becomes <c>$1</c>.</summary>
    private static string Numbered(string sql)
    {
        var names = Parameter().Matches(sql).Select(m => m.Value).Distinct().ToList();
        return Parameter().Replace(sql, m => $"${names.IndexOf(m.Value) + 1}");
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        if (sql.Length > 0)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
