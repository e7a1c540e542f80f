using System.Net;
using System.Net.Http.Json;
using System.Text;
using Npgsql;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Desk;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.ServiceDefaults.Auth;
using UglyToad.PdfPig;

namespace Ticketing.EventTicketing.Tests.Desk;

/// <summary>What booking-service and a seller's office ask: documents of mails, invoices, names, attendees.</summary>
[Collection(DatabaseTests.Name)]
public sealed class EventDeskTests(EventDatabase database) : IAsyncLifetime
{
    private DoorScene _scene = null!;
    private HttpClient _booking = null!;

    public async Task InitializeAsync()
    {
        _scene = await DoorScene.OpenAsync(database);
        _booking = _scene.Service.CreateClient();
        _booking.DefaultRequestHeaders.Add(ServiceKey.Header, TicketingService.ServiceKeyForTests);
    }

    public async Task DisposeAsync()
    {
        _booking.Dispose();
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task The_documents_of_a_mail_are_the_tickets_that_are_good_and_the_calendar()
    {
        var path = $"/internal/tickets/orders/{_scene.Booking.BookingId}/documents";
        await _scene.RefundAsync((1, 1));

        var made = (await _booking.GetFromJsonAsync(path, ContractsJson.Default.OrderDocuments)).ShouldNotBeNull();

        made.Tickets.ShouldBe(2);
        using (var pdf = PdfDocument.Open(made.Pdf))
        {
            pdf.NumberOfPages.ShouldBe(2);
        }

        Encoding.UTF8.GetString(made.Calendar).ShouldStartWith("BEGIN:VCALENDAR");
        made.Pdf.Length.ShouldBeLessThan(140_000, "twenty of them fit into a mail");
        await _scene.RefundAsync((1, 2), (1, 3));
        (await _booking.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await _booking.GetAsync($"/internal/tickets/orders/{Guid.NewGuid()}/documents")).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_invoice_can_be_read_in_every_script_and_goes_on_on_further_pages()
    {
        var invoice = new PrintedInvoice(
            "Invoice INV-2026-000042",
            ["Аврора GmbH", "1 Light Road", "10115 Berlin", "Tax number: DE123"],
            ["臺北小巨蛋股份有限公司", "シブヤ 1-2"],
            [new("Date", "2026-11-29"), new("Order", _scene.Booking.BookingId.ToString())],
            [.. Enumerable.Range(1, 60).Select(i => new PrintedLine(
                $"Ticket: A, Balcony left, row AA seat {i}", "1", "EUR 1,190.00", "EUR 1,190.00"))],
            [new("Net", "EUR 60,000.00"), new("Tax 19 %", "EUR 11,400.00"), new("Total", "EUR 71,400.00")],
            []);

        using var answer = await _booking.PostAsJsonAsync(
            new Uri("/internal/documents/invoice", UriKind.Relative), invoice, ContractsJson.Default.PrintedInvoice);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var pdf = PdfDocument.Open(bytes);

        pdf.NumberOfPages.ShouldBeGreaterThan(1);
        var text = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
            .Replace(" ", "", StringComparison.Ordinal);
        text.ShouldContain("INV-2026-000042");
        text.ShouldContain("Аврора");
        text.ShouldContain("臺北小巨蛋");
        text.ShouldContain("EUR71,400.00");
        pdf.GetPages().ToList().ForEach(page => page.Letters.ShouldAllBe(l =>
            l.BoundingBox.Left >= 0 && l.BoundingBox.Right <= page.Width && l.BoundingBox.Bottom >= 0));
    }

    [Theory]
    [InlineData("zh-Hant", "發票1", "Invoice1")]
    [InlineData("en", "Invoice1", "發票1")]
    public async Task An_invoice_is_in_the_language_of_its_buyer(string locale, string has, string hasNot)
    {
        await database.ScalarAsync<object?>(
            "UPDATE users SET locale = $2 WHERE user_id = $1", _scene.Booking.Buyer.Value, locale);
        var invoice = new PrintedInvoice("Invoice 1", ["Aurora"], [], [], [], [new("Total", "TWD 1")], []);
        using var answer = await _booking.PostAsJsonAsync(
            new Uri("/internal/documents/invoice", UriKind.Relative),
            invoice with { BuyerId = _scene.Booking.Buyer.Value, InChinese = invoice with { Title = "發票 1" } },
            ContractsJson.Default.PrintedInvoice);
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var text = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
            .Replace(" ", "", StringComparison.Ordinal);
        text.ShouldContain(has);
        text.ShouldNotContain(hasNot);
    }

    [Fact]
    public async Task Attendees_are_a_file_with_who_was_let_in()
    {
        await database.ScalarAsync<object?>(
            "UPDATE users SET name = '=cmd|calc' WHERE user_id = $1", _scene.Booking.Buyer.Value);
        await database.ScalarAsync<object?>(
            """
            INSERT INTO ticket_scans (event_id, scan_id, ticket_id, booking_id, staff_id, device_id, scanned_at,
                recorded_at, offline, outcome)
            VALUES ($1, gen_random_uuid(), $2, $3, gen_random_uuid(), 'gate', '2030-01-01T00:00:00Z', now(), false,
                'admitted')
            """,
            _scene.EventId.Value, $"{_scene.EventId}-A-1-1-2", _scene.Booking.BookingId.Value);

        var csv = await _scene.Seller.GetStringAsync($"/events/{_scene.EventId}/attendees/export");

        var rows = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(4);
        rows.Count(row => row.Contains("'=cmd|calc", StringComparison.Ordinal)).ShouldBe(3);
        rows.Single(row => row.Contains(",yes,", StringComparison.Ordinal)).ShouldContain("A-1-1-2");
        (await _scene.Seller.GetByteArrayAsync($"/events/{_scene.EventId}/attendees/export?format=xlsx"))
            .AsSpan(0, 2).ToArray().ShouldBe("PK"u8.ToArray());
        (await _scene.Buyer.GetAsync($"/events/{_scene.EventId}/attendees/export")).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM audit_log WHERE kind = 'attendees-exported' AND event_id = $1", _scene.EventId.Value))
            .ShouldBe(2);
    }

    [Fact]
    public async Task A_text_is_a_code_a_number_a_seat_a_name_or_an_address()
    {
        var code = await _scene.CodeAsync();
        var number = (string)(await _scene.TicketsAsync())[0]!["number"]!;
        var name = $"Zoë{Guid.NewGuid():N}";
        await database.ScalarAsync<object?>(
            "UPDATE users SET name = $2 WHERE user_id = $1", _scene.Booking.Buyer.Value, name);
        var order = _scene.Booking.BookingId.Value;

        foreach (var text in new[] { code, number, number[^5..], $"{_scene.EventId}-A-1-1-1", "A-1-1-1" })
        {
            (await AskAsync(text)).Orders.ShouldContain(order, text);
        }

        (await AskAsync("A-1-9-9")).Orders.ShouldBeEmpty();
        (await AskAsync(name[..12].ToUpperInvariant().Replace('Ë', 'ë'))).Buyers.ShouldBe([_scene.Booking.Buyer.Value]);
        (await AskAsync("%%%")).Buyers.ShouldBeEmpty("a wildcard is a letter");
        using var stranger = _scene.Service.CreateClient();
        (await stranger.PostAsJsonAsync("/internal/order-search", new { text = name })).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_name_among_60000_people_is_looked_up_and_not_read()
    {
        await using var connection = new NpgsqlConnection(await database.NewDatabaseAsync());
        await connection.OpenAsync();
        await using (var fill = new NpgsqlCommand(
            """
            INSERT INTO users (user_id, email, name, role, password_hash, created_at)
            SELECT gen_random_uuid(), md5(i::text) || '@example.org', 'Person ' || md5((i * 7)::text), 'buyer', '', now()
            FROM generate_series(1, 60000) i;
            ANALYZE users
            """,
            connection))
        {
            await fill.ExecuteNonQueryAsync();
        }

        var sql = OrderSearch.FindBuyers.Replace("@Pattern", "'%lovelace%'", StringComparison.Ordinal)
            .Replace("@Limit", "1001", StringComparison.Ordinal);
        await using var explain = new NpgsqlCommand($"EXPLAIN {sql}", connection);
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await reader.ReadAsync())
        {
            plan.AppendLine(reader.GetString(0));
        }

        plan.ToString().ShouldContain("users_desk_search");
    }

    private async Task<OrderSearchAnswer> AskAsync(string text)
    {
        using var answer = await _booking.PostAsJsonAsync(
            new Uri("/internal/order-search", UriKind.Relative), new OrderSearchQuestion(_scene.EventId, text),
            ContractsJson.Default.OrderSearchQuestion);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync(ContractsJson.Default.OrderSearchAnswer))!;
    }
}
