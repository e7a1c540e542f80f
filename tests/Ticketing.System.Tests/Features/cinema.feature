Feature: Going to the cinema
  From a city to a film, a cinema, a hall and a seat.

  Scenario: From the city to the seat, and what is given back goes to who waits
    Given a cinema in Hualien shows a film in hall 2, with 2 rows of 4 seats
    When Ada looks for what is shown in Hualien
    Then the film is among what is shown
    When Ada looks for the film's shows in Hualien
    Then the cinema's show in hall 2 is found, with seats left
    When Ada picks row 1, seats 2 and 3
    Then Ada has 5 minutes to pay
    When Ada pays
    Then Ada's booking is paid
    Given Bea holds the best 6 seats in section A
    And Bea pays
    And Cem waits for 2 seats
    When Ada gives the seats back
    Then Cem is served row 1, seats 2 and 3
