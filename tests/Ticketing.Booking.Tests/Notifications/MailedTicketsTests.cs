using System.Text;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Notifications;

/// <summary>The mail of a paid order carries its tickets.</summary>
[Collection(ServersCollection.Name)]
public sealed class MailedTicketsTests(Servers servers)
{
    private static readonly MailOptions Options = new();

    [Fact]
    public async Task The_one_mail_of_a_paid_order_has_its_tickets_and_waits_until_they_are_recorded()
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await MailHosts.CreateAsync(servers, catcher.Connection, new TestContacts());
        var id = await ConfirmedAsync(host);
        host.Get<TestDocuments>().NotYetSold[id] = true;

        await host.SendMailsAsync();
        (await host.MailStatesAsync()).ShouldBe("PENDING 1");
        host.Get<TestDocuments>().NotYetSold.Clear();
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await host.SendMailsAsync();
        await host.SendMailsAsync();

        (await host.MailStatesAsync()).ShouldBe("SENT 1");
        (await host.ScalarAsync<int>("SELECT mail_attempts FROM notifications")).ShouldBe(1, "waiting is no try");
        var mail = Newest(catcher);
        mail.ShouldContain("tickets.pdf");
        mail.ShouldContain("event.ics");
        mail.ShouldContain("attached");
        (await catcher.MessageIdsAsync()).Values.ShouldBe([1]);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 21)]
    public async Task An_order_without_recorded_tickets_or_with_too_many_has_a_link_and_its_mail_all_the_same(
        bool isDown, int tickets)
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await MailHosts.CreateAsync(servers, catcher.Connection, new TestContacts());
        host.Get<TestDocuments>().IsDown = isDown;
        host.Get<TestDocuments>().TicketsOfOrder = tickets;
        await ConfirmedAsync(host);

        await host.SendMailsAsync();
        host.Clock.Advance(Options.WaitForTickets + TimeSpan.FromMinutes(1));
        await host.SendMailsAsync();

        (await host.MailStatesAsync()).ShouldBe("SENT 1");
        var mail = Newest(catcher);
        mail.ShouldNotContain("tickets.pdf");
        mail.ShouldContain("on the page of your order");
    }

    private static async Task<Guid> ConfirmedAsync(BookingHost host)
    {
        var id = (await host.InsertAsync(BookingStatus.Paid, TestBookings.NewBuyer()))[0];
        await host.NotifyAsync([BookingNotifications.Confirmed(await host.ReadAsync(id))]);
        return id;
    }

    /// <summary>What the newest mail says, and its headers with the names of its files.</summary>
    private static string Newest(Catcher catcher)
    {
        var mail = catcher.Mails.List(null, 0, 1).Mails.ShouldHaveSingleItem();
        return mail.Content.Text + Encoding.ASCII.GetString(mail.Raw);
    }
}
