using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Ticketing.Booking.Desk;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Tests.Desk;

/// <summary>Exports, settlement and search of a seller's office.</summary>
[Collection(ServersCollection.Name)]
public sealed class DeskTests(Servers servers)
{
    private const string Orders = "/events/1/orders";

    private readonly NamedContacts _contacts = new();

    [Fact]
    public async Task Orders_tickets_and_settlement_are_files_without_formulas_and_who_took_them_is_recorded()
    {
        await using var host = await HostAsync();
        using var seller = host.ClientWith(BookingHost.Token(TestEvents.Seller, "seller"));
        var id = (await host.InsertPaidAsync(TestBookings.NewBuyer()))[0];

        var csv = await seller.GetByteArrayAsync($"{Orders}/export");
        csv.AsSpan(0, 3).ToArray().ShouldBe(Encoding.UTF8.Preamble.ToArray(), "spreadsheet programs need the mark");
        var lines = Encoding.UTF8.GetString(csv.AsSpan(3)).Split("\r\n");
        lines.Length.ShouldBe(3, "heading, order, and the end of the last line");
        lines[1].ShouldContain(id.ToString());
        lines[1].ShouldContain("\"'=HYPERLINK(\"\"http://evil.test\"\",\"\"Ada\"\")\"");
        lines[1].ShouldContain(",6000,");

        var xlsx = await seller.GetByteArrayAsync($"{Orders}/export?format=xlsx");
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        var sheet = await TextOfAsync(zip, "xl/worksheets/sheet1.xml");
        sheet.ShouldContain("=HYPERLINK(");
        sheet.ShouldNotContain("<f>");

        var tickets = await seller.GetStringAsync($"{Orders}/export/tickets");
        tickets.Split("\r\n").Count(line => line.Contains(id.ToString(), StringComparison.Ordinal)).ShouldBe(2);
        (await seller.GetStringAsync($"{Orders}/settlement/export")).ShouldContain("TWD,Payout,,,,6000");
        (await seller.GetStringAsync($"{Orders}/settlement")).ShouldContain("\"payout\":600000");
        (await seller.GetAsync($"{Orders}/export?format=pdf")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await host.ScalarAsync<long>("SELECT count(*) FROM audit_log WHERE kind = 'orders-exported' AND event_id = 1"))
            .ShouldBe(3);
    }

    [Fact]
    public async Task Orders_are_found_by_what_people_know_of_them_and_not_those_of_other_events()
    {
        await using var host = await HostAsync();
        using var seller = host.ClientWith(BookingHost.Token(TestEvents.Seller, "seller"));
        var buyer = TestBookings.NewBuyer();
        var ids = await host.InsertPaidAsync(buyer, 3);
        var byTicket = (await host.InsertPaidAsync(TestBookings.NewBuyer()))[0];
        var ofOther = (await host.InsertPaidAsync(buyer))[0];
        await host.ScalarAsync<long>("UPDATE bookings SET event_id = 2 WHERE id = $1 RETURNING event_id", ofOther);
        var documents = host.Get<TestDocuments>();

        documents.Meant = new OrderSearchAnswer([byTicket, ofOther], [buyer.Value], false);
        var first = await SearchAsync(seller, "Ada", "?limit=2");
        first.GetProperty("orders").GetArrayLength().ShouldBe(2);
        var second = await SearchAsync(seller, "Ada", $"?limit=2&after={first.GetProperty("next").GetString()}");
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        first.GetProperty("orders").EnumerateArray().Concat(second.GetProperty("orders").EnumerateArray())
            .Select(o => o.GetProperty("order").GetProperty("order_id").GetGuid())
            .ShouldBe([.. ids.Append(byTicket)], ignoreOrder: true);
        first.GetProperty("orders")[0].GetProperty("buyer_email").GetString()!.ShouldContain("@example.org");

        documents.Meant = new OrderSearchAnswer([], [], false);
        (await SearchAsync(seller, ids[0].ToString(), "")).GetProperty("orders").GetArrayLength().ShouldBe(1);
        (await SearchAsync(seller, ids[0].ToString()[..8], "")).GetProperty("orders").GetArrayLength()
            .ShouldBeGreaterThan(0);
        (await SearchAsync(seller, "nobody", "")).GetProperty("orders").GetArrayLength().ShouldBe(0);

        documents.Meant = new OrderSearchAnswer([], [], true);
        (await seller.PostAsJsonAsync($"{Orders}/search", new { query = "Smith" })).StatusCode
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
        documents.IsDown = true;
        (await seller.PostAsJsonAsync($"{Orders}/search", new { query = "Smith" })).StatusCode
            .ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await seller.PostAsJsonAsync($"{Orders}/search", new { query = "S" })).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        (await host.ScalarAsync<string>("SELECT string_agg(details::text, '') FROM audit_log WHERE kind = 'orders-searched'"))
            .ShouldNotContain("Ada");
    }

    [Fact]
    public async Task A_search_among_20000_orders_reads_indexes()
    {
        await using var host = await HostAsync();
        await using var connection = await host.Database.OpenConnectionAsync();
        await using (var fill = new NpgsqlCommand(
            """
            INSERT INTO bookings (id, event_id, buyer_id, channel, section, section_index, mode, wanted_quantity, quantity,
                all_or_nothing, hold_seconds, currency, status, created_at, updated_at)
            SELECT gen_random_uuid(), 1 + i % 2, gen_random_uuid(), '1', 'A', 0, 'best_available', 2, 2, false, 900, 'TWD',
                'FAILED', now(), now()
            FROM generate_series(1, 20000) i;
            ANALYZE bookings
            """,
            connection) { CommandTimeout = (int)Eventually.Patience.TotalSeconds })
        {
            await fill.ExecuteNonQueryAsync();
        }
        var sql = SearchOrdersEndpoint.Read
            .Replace("@orders", "ARRAY[gen_random_uuid()]", StringComparison.Ordinal)
            .Replace("@buyers", "ARRAY[gen_random_uuid(), gen_random_uuid()]", StringComparison.Ordinal)
            .Replace("@eventId", "1", StringComparison.Ordinal)
            .Replace("@firstId", "'ffffffff-ffff-ffff-ffff-ffffffffffff'", StringComparison.Ordinal)
            .Replace("@lastId", "'00000000-0000-0000-0000-000000000000'", StringComparison.Ordinal)
            .Replace("@cursor", "NULL", StringComparison.Ordinal)
            .Replace("@limit", "21", StringComparison.Ordinal);
        await using var explain = new NpgsqlCommand(
            $"EXPLAIN {sql}", connection);
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await reader.ReadAsync())
        {
            plan.AppendLine(reader.GetString(0));
        }

        plan.ToString().ShouldContain("bookings_of_buyer");
        plan.ToString().ShouldContain("bookings_of_event");
        plan.ToString().ShouldNotContain("Seq Scan on bookings");
    }

    private Task<BookingHost> HostAsync() => StartAsync(BookingHost.CreateAsync(
        servers, change: services => services.AddSingleton<IUserContacts>(_contacts)));

    private static async Task<BookingHost> StartAsync(Task<BookingHost> creating)
    {
        var host = await creating;
        await host.StartAsync();
        return host;
    }

    private static async Task<JsonElement> SearchAsync(HttpClient seller, string query, string page)
    {
        var answer = await seller.PostAsJsonAsync($"{Orders}/search{page}", new { query });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string> TextOfAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    /// <summary>Everybody is called what runs in a spreadsheet program.</summary>
    private sealed class NamedContacts : IUserContacts
    {
        public Task<Dictionary<Guid, UserContact>> ReadAsync(IReadOnlyCollection<Guid> users, CancellationToken ct) =>
            Task.FromResult(users.ToDictionary(
                id => id,
                id => new UserContact(
                    new UserId(id), $"{id:N}@example.org", "=HYPERLINK(\"http://evil.test\",\"Ada\")", "en")));
    }
}
