"""Common given and family names of many places, put together at random: nobody in the samples exists."""

_GIVENS = """
Abigail Adaeze Aidan Aiko Alana Alejandra Alicia Amara Amina Amy Ana Anders André Angela Anika Anita Anthony Aracely
Ariana Arturo Asha Astrid Avery Beatriz Benjamin Bethany Bianca Blake Brandon Brenda Brianna Bronwyn Caleb Camila
Carla Carlos Carmen Caroline Catarina Cecilia Chantal Chidi Chloé Christine Claire Clara Connor Corinne Cristina Daisy
Dalia Daniela Danika Darius Deborah Deepa Denise Derek Desirée Diana Diego Dominique Dylan Edith Eileen Elena Elias
Elif Elizabeth Eloise Emeka Emily Emma Erika Erin Esperanza Esther Ethan Eva Fatima Felicia Fiona Frances Francisco
Gabriela Garrett Genevieve Gina Gloria Grace Graciela Gwen Hannah Harper Heather Hector Heidi Helena Hiroko Holly Hugo
Ibrahim Imani Ines Ingrid Irene Isabel Isaiah Ivan Ivy Jacqueline Jada Jamal James Jamie Janelle Jasmine Javier Jenna
Jérôme Jessica Jill Joanna Joaquín Jocelyn Jonah Jorge Jorgen José Judith Julia Juliana Kai Kaito Kalani Karen Karina
Kateryna Katherine Kathleen Keiko Kelsey Kendra Kenji Keola Kevin Kiara Kimberly Kirsten Kofi Kristen Krystal Kwame
Lakshmi Larissa Laura Lauren Leah Leilani Lena Leticia Liam Lien Liliana Linnea Lisa Logan Lorena Lourdes Lucas Lucía
Luis Lydia Mackenzie Magdalena Mai Malia Marcela Marcus Margaret María Mariana Marisol Marlene Marta Mateo Maureen
Maya Megan Mei Melanie Melissa Mercedes Michelle Miguel Mikayla Mina Miriam Mohamed Molly Monica Morgan Nadia Naomi
Natalia Nathan Neha Nia Nicholas Nicole Nikolai Nina Noelle Nora Octavio Olena Olivia Omar Oscar Paige Paloma Pamela
Patience Patricia Paul Pedro Peter Phuong Priya Quinn Rachel Rafael Ramona Raúl Rebecca Renée Ricardo Riley Rosa
Rosalind Rowena Ruth Samantha Samuel Sandra Saoirse Sara Saskia Selena Serena Shannon Sharon Sheila Siobhán Sofia
Soledad Sonia Stefan Stephanie Sunita Susan Suzanne Svetlana Sylvia Tamara Tanya Tara Tatiana Tavita Teresa Thanh
Theresa Thomas Timothy Tomás Tracy Trinh Tyler Uyen Valentina Valerie Vanessa Vera Veronica Victor Vincent Violet
Virginia Wendy Whitney Willow Xiomara Yasmin Yesenia Yolanda Yuki Yvette Zachary Zahra Zoe Zofia Zoë
"""

_FAMILIES = """
Abbott Abrams Acosta Adeyemi Aguilar Ahmed Albrecht Alcázar Ali Allard Alvarado Amundsen Anaya Andersen Ansari Aquino
Arana Archer Armenta Arroyo Ashby Atkins Avila Ayala Bachmann Baeza Balogun Bangura Banerjee Barajas Barlow Barrera
Bautista Beauchamp Becerra Begay Bellamy Benavides Bergström Bhatt Bianchi Birdsong Bjork Blackwood Bostwick Boucher
Brandvold Brannigan Briseño Buckner Bui Burke Bustamante Byrne Cabrera Calderón Calloway Camacho Cárdenas Carlisle
Carrigan Castañeda Caswell Cervantes Chan Chandra Chavez Cisneros Cobb Colón Conway Coolidge Cordero Corrigan Cortez
Crane Crowley Cuevas Dahl Dalton Danjuma Delacroix Delgado Desrosiers Diallo Dietrich Dinh Doherty Donovan Dorsey
Drake Dubois Duong Durán Dvořák Easterly Eastman Echeverría Eklund Elizondo Ellis Emerson Engstrom Enriquez Escobar
Espinoza Estrada Eze Fairchild Falk Farrell Faulkner Fenwick Ferreira Fierro Finch Fitzgerald Fontaine Forsberg Foster
Franco Fuentes Fujimoto Gaines Galindo Gallagher Gamboa Garza Gebremariam Geiger Ghosh Gilbride Godoy Gopal Granados
Greenfield Grijalva Guerrero Gunderson Gutiérrez Haddad Hagen Halloran Hammond Hansen Haraldsen Hargrove Hashimoto
Hawkins Hayes Heikkinen Henriksen Herrera Hidalgo Higashi Hinojosa Hoang Hofmann Holloway Holmgren Horvat Huerta
Hussein Huynh Ibarra Iglesias Ikeda Inoue Iverson Jacobsen Jaramillo Jefferies Jensen Jiménez Juárez Kahale Kalani
Kaminski Kaplan Kaur Kealoha Keller Kennison Khatri Kilgore Kimura Kincaid Kirkpatrick Kline Knudsen Kobayashi
Kowalczyk Kozlov Kruger Lacey Lachance Laframboise Landry Langley Lara Larsson Leblanc Ledesma Lehmann Leiva Lindqvist
Lockhart Lomeli Longoria Loomis Lozano Lundgren Luong Macías Madrigal Magnusson Maldonado Mahoney Manzanares Marchetti
Mariscal Markovic Matsuda Maynard McAllister McBride McCall McDermott McGrath McIntyre McKenna McLeod Medina Meléndez
Mendoza Mercado Merriweather Meza Mikkelsen Miranda Mohamud Montoya Mora Moreau Morita Mosley Muñoz Murillo Nagy Nair
Nakamura Navarro Neumann Ngata Nguyen Nielsen Nieto Nolan Nordstrom Novak Nuñez Nwosu Oakley Obando Ochoa Odom Ogden
Okafor Oleary Olmos Olsen Ontiveros Orozco Ortega Osei Osborne Otero Pacheco Padilla Paquette Park Pascual Patel
Paulsen Peralta Petrov Pham Pineda Plummer Ponce Poulsen Prado Prescott Quach Quigley Quintero Radcliffe Ramanathan
Rasmussen Reyes Richter Rinaldi Ríos Robles Rocha Rojas Romero Rosales Roybal Rubio Ruelas Ryder Saavedra Sadeghi
Saldaña Salinas Sandoval Santillán Sasaki Saucedo Schneider Sepúlveda Serrano Shapiro Sharma Sheridan Shimizu
Sifuentes Silva Singh Sizemore Skaggs Solberg Solís Soto Spencer Stavros Steiner Strand Sullivan Sundberg Suzuki
Swenson Szabo Tafoya Takeda Talbot Tanaka Tapia Tejada Tesfaye Thackery Thao Thibodeaux Thorsen Tillman Tolentino
Torvald Trân Trejo Trinh Trujillo Tsosie Tuiasosopo Underhill Urbina Valdez Valenzuela Vang Vargas Varela Velasco
Venegas Vickers Villarreal Vinson Volkov Vuong Wakefield Waldron Watanabe Weatherly Weiss Whitaker Whitehorse
Wickstrom Winslow Wozniak Xiong Yamada Yarbrough Ybarra Yeager Yoon Youngblood Zamora Zapata Zavala Zepeda Zielinski
"""

GIVENS, FAMILIES = _GIVENS.split(), _FAMILIES.split()
PARTICLED = (
    *(
        "de la Cruz",
        "van der Meer",
        "De León",
        "del Río",
        "von Arnim",
        "van Dyke",
        "al-Rashid",
        "da Silva",
        "St. James",
    ),
    *("O'Brien", "O\u2019Malley", "D'Angelo", "N'Diaye", "O'Rourke", "Mac Giolla", "ter Horst", "dos Santos"),
)
HYPHENED = (
    *("Ruiz-Ortega", "Smith-Rowe", "García-Lindqvist", "Ng-Howard", "Tso-Miller", "Pérez-Nakai", "Lund-Hayashi"),
    *("Okafor-Bell", "Hale-Kekoa", "Moreno-Fisk", "Chen-Abbott", "Vega-Thornton"),
)
SUFFIXES = ("Jr.", "III")
EAST_ASIAN = ("陳", "美玲", "meiling.chen")  # family, given, mailbox
