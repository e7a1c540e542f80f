using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ticketing.Booking.PersonalData;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Invoices;

[Collection(ServersCollection.Name)]
public sealed class InvoiceApiTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_seller_sets_invoices_up_a_buyer_names_a_company_and_both_load_the_document()
    {
        await using var host = await InvoiceScene.HostAsync(servers, withInvoicing: false);
        await host.StartAsync();
        using var seller = host.ClientWith(BookingHost.Token(TestEvents.Seller, "seller"));
        using var buyer = host.ClientWith(BookingHost.Token(_buyer, "buyer"));
        (await seller.GetAsync("/sellers/me/invoicing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await seller.PutAsJsonAsync("/sellers/me/invoicing", new { legal_name = "", address = "x", tax_basis_points = -1 }))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await seller.PutAsJsonAsync(
            "/sellers/me/invoicing",
            new
            {
                legal_name = "Aurora GmbH", address = "1 Light Road\n10115 Berlin", tax_number = "DE1",
                tax_basis_points = 1900,
            }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = await host.PayAsync(_buyer);
        var mine = $"/orders/{_buyer}/{id}";
        var before = await buyer.GetFromJsonAsync<JsonElement>($"{mine}/invoices");
        before.GetProperty("recipient").ValueKind.ShouldBe(JsonValueKind.Null);
        before.GetProperty("seller_invoices").GetBoolean().ShouldBeTrue();
        (await buyer.PutAsJsonAsync(
            $"{mine}/invoice-recipient", new { name = "ACME Ltd", address = "2 Road\nLondon", tax_number = "GB2" }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);

        var saved = (await buyer.GetFromJsonAsync<JsonElement>($"{mine}/invoices")).GetProperty("recipient");
        (saved.GetProperty("name").GetString(), saved.GetProperty("address").GetString()).ShouldBe(
            ("ACME Ltd", "2 Road\nLondon"));

        JsonElement[] invoices = [];
        await Eventually.TrueAsync(
            async () =>
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                invoices = [.. (await buyer.GetFromJsonAsync<JsonElement>($"{mine}/invoices"))
                    .GetProperty("invoices").EnumerateArray()];
                return invoices.Any(i => i.GetProperty("recipient_name").GetString() == "ACME Ltd");
            },
            "the invoice is issued");
        var invoice = invoices.Last(i => i.GetProperty("recipient_name").GetString() == "ACME Ltd");
        var pdf = await buyer.GetAsync($"{mine}/invoices/{invoice.GetProperty("invoice_id").GetGuid()}/pdf");

        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{invoice.GetProperty("number").GetString()}.pdf");
        var printed = host.Get<TestDocuments>().Printed.Last();
        printed.Seller.ShouldBe(["Aurora GmbH", "1 Light Road", "10115 Berlin", "Tax number: DE1"]);
        printed.Recipient.ShouldBe(["ACME Ltd", "2 Road", "London", "Tax number: GB2"]);
        printed.Lines.ShouldHaveSingleItem().Quantity.ShouldBe("2");
        printed.Totals.Select(t => $"{t.Label} {t.Value}").ShouldBe(
            ["Net TWD 5,042.02", "Tax 19 % TWD 957.98", "Total TWD 6,000.00"]);
        printed.BuyerId.ShouldBe(_buyer.Value);
        var chinese = printed.InChinese.ShouldNotBeNull();
        chinese.Title.ShouldStartWith("發票 INV-");
        chinese.Lines.ShouldHaveSingleItem().Text.ShouldStartWith("門票：");
        chinese.Totals.Select(t => $"{t.Label} {t.Value}").ShouldBe(
            ["未稅金額 TWD 5,042.02", "稅金 19 % TWD 957.98", "總計 TWD 6,000.00"]);

        var ofEvent = $"/events/{TestEvents.OnSale}/orders/invoices";
        (await seller.GetStringAsync(ofEvent)).ShouldContain(invoice.GetProperty("invoice_id").GetString()!);
        (await seller.GetAsync($"{ofEvent}/{invoice.GetProperty("invoice_id").GetGuid()}/pdf")).StatusCode
            .ShouldBe(HttpStatusCode.OK);
        using var stranger = host.ClientWith(BookingHost.Token(TestBookings.NewBuyer(), "buyer"));
        (await stranger.GetAsync($"{mine}/invoices")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        host.Get<TestDocuments>().IsDown = true;
        (await buyer.GetAsync($"{mine}/invoices/{invoice.GetProperty("invoice_id").GetGuid()}/pdf")).StatusCode
            .ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_deleted_account_leaves_its_invoices_without_its_name()
    {
        await using var host = await InvoiceScene.HostAsync(servers);
        await host.StartAsync();
        using var buyer = host.ClientWith(BookingHost.Token(_buyer, "buyer"));
        var id = await host.PayAsync(_buyer);
        (await buyer.PutAsJsonAsync(
            $"/orders/{_buyer}/{id}/invoice-recipient", new { name = "Zephyrine Quux", address = "2 Road" }))
            .EnsureSuccessStatusCode();
        await host.IssueAsync();
        await Eventually.TrueAsync(
            async () => (await host.InvoicesAsync(id)).Any(i => i.Recipient?.Contains("Quux") == true), "it is issued");
        var before = await host.InvoicesAsync(id);

        await host.Get<PersonErasure>().EraseAsync(_buyer, CancellationToken.None);

        (await EventTicketing.Tests.Support.TextSearch.TablesWithAsync(host.Database, "Quux")).ShouldBeEmpty();
        var after = await host.InvoicesAsync(id);
        after.ShouldAllBe(i => i.Recipient == null);
        after.Select(i => (i.NumberText, i.TotalMinor, i.TaxMinor)).ShouldBe(
            before.Select(i => (i.NumberText, i.TotalMinor, i.TaxMinor)));
    }
}
